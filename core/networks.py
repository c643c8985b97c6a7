"""Which addresses are servers on the public internet, and which are somebody's own network however they are written."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
PUBLIC_IPV6 = ipaddress.ip_network("2000::/3")
"""All that has been given out; what lies beside it (site-local, IPv4 written as IPv6, NAT64) is no server's address."""
NOT_PUBLIC = [
    ipaddress.ip_network(network)
    for network in (
        # The protocols' own and the nearest gateway's, whatever the library says of single ones in them.
        "192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24", "2001::/23", "2620:4f:8000::/48",
        # A cloud's agent beside each of its machines, at an address that looks public.
        "168.63.129.16/32",
        # For examples.
        "3fff::/20",
    )
]  # fmt: skip
ISATAP = (0x00005EFE, 0x02005EFE)
"""The third quarter of an address whose last is an IPv4 address in the network behind it."""


def is_public(address: str) -> bool:
    known = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(known, ipaddress.IPv4Address):
        return is_given_out(known)
    if known.ipv4_mapped:
        return is_given_out(known.ipv4_mapped)
    is_behind = (int(known) >> 32) & 0xFFFFFFFF in ISATAP or (
        known.sixtofour and not is_given_out(known.sixtofour)
    )
    return known in PUBLIC_IPV6 and is_given_out(known) and not is_behind


def is_given_out(known: Address) -> bool:
    """Whether it is one server's address and not one of those that mean something else."""
    return known.is_global and not known.is_multicast and not any(known in network for network in NOT_PUBLIC)

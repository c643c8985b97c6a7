"""Who may see how things hang together."""

import rules

from tenancy.policies import is_manager, is_member

rules.add_perm("tracing.view_trace", is_member)
rules.add_perm("tracing.link_deliverables", is_manager)

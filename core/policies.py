"""What anybody may."""

import rules

rules.add_perm("core.look_at_health", rules.always_true)

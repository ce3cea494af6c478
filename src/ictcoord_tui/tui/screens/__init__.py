"""The screens: they compose and route, the rules live in the domain."""

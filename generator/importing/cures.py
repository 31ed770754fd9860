"""What to do about a place that a person must look at: one short advice for each kind of it."""

HEAD, RULE, POINTS, EDIT, READ, COMPARE = "head", "rule", "points", "edit", "read", "compare"

_CURES = {
    HEAD: ("head_missing",),
    RULE: ("no_rule", "unread", "negated", "no_condition", "criteria", "no_bottom", "ends",
           "bands", "rating_missing"),
    POINTS: ("points_seen", "points_missing", "points_falling", "points_differ", "points_floor",
             "points_sum", "points_total"),
    EDIT: ("near_heading", "name_missing", "number_twice", "level_missing", "loose_level_twice",
           "loose_criterion", "only_in_form"),
    READ: ("old_font", "note_mark", "amended", "unnumbered", "renumbered", "no_levels",
           "order_guessed"),
}  # fmt: skip
_BY_DOUBT = {why: cure for cure, doubts in _CURES.items() for why in doubts}


def cure_of(why: str) -> str:
    """The key of the advice: what no other one fits is compared with a signed copy."""
    return _BY_DOUBT.get(why, COMPARE)

"""The rules in the order they are tried: for each kind of claim the first that has something to say.

`CONSISTENCY` are checks of a draft against itself and the calendar; they need no dataset and go first.
"""

from claims.verdicts.rules import (
    attribution_supported,
    attribution_unverified,
    date_contradicted,
    date_supported,
    date_unverified,
    headline_body,
    impossible_date,
    parts_total,
    percent_change,
    quantity_contradicted,
    quantity_disputed,
    quantity_earlier,
    quantity_outdated,
    quantity_supported,
    quantity_unverified,
    quotation_altered,
    quotation_speaker,
    range_backwards,
    role_contradicted,
    role_outdated,
    role_supported,
    role_unverified,
    weekday_mismatch,
)

CONSISTENCY = (
    impossible_date.CHECK,
    range_backwards.CHECK,
    weekday_mismatch.CHECK,
    parts_total.CHECK,
    percent_change.CHECK,
    headline_body.CHECK,
)
RULES = (
    quantity_supported.RULE,
    quantity_earlier.RULE,
    quantity_disputed.RULE,
    quantity_outdated.RULE,
    quantity_contradicted.RULE,
    quantity_unverified.RULE,
    date_supported.RULE,
    date_contradicted.RULE,
    date_unverified.RULE,
    role_supported.RULE,
    role_outdated.RULE,
    role_contradicted.RULE,
    role_unverified.RULE,
    quotation_altered.RULE,
    quotation_speaker.RULE,
    attribution_supported.RULE,
    attribution_unverified.RULE,
)

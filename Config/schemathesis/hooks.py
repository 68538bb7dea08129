"""For `schemathesis run`: what a schema cannot say about the service.

A cursor is valid only as the `next` of a page of the same list. Generated text can have its form but never be
one, so it is left out of the requests that are meant to be accepted.
"""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    return str(value).encode()


@schemathesis.hook
def filter_case(ctx, case):
    """No schema says what lines of JSON are, so any text would count as right."""
    return case.media_type != "application/x-ndjson"


@schemathesis.hook
def before_call(ctx, case, kwargs):
    if case.meta is not None and case.meta.generation.mode.is_positive and case.query:
        case.query.pop("cursor", None)

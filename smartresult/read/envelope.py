"""Any accepted source, wrapper and naming style → one Envelope, whose fields still are what the service wrote."""

from collections.abc import Mapping
from typing import Final, TypeAlias

import msgspec
import orjson

from smartresult.errors import ParseError, WrongResponseError
from smartresult.read.fields import SPELLINGS, field_of
from smartresult.read.findings import Findings
from smartresult.read.json_text import begins_like_json, decode_bytes, decode_json, describe_value
from smartresult.read.names import API_ERROR, OTHER_RESPONSES, SEGMENT_LISTS, TEXT_KEYS, find_key, fold
from smartresult.read.plain import PlainMaker
from smartresult.read.speech import holds_speech, may_hold

#: Keys under which SDKs and web proxies put the body, and what they put beside it that says nothing about the job.
_BODY_KEYS: Final = ("body", "data")
#: Keys of other tools and services, of which any object may have one for something else.
_RESULT_KEYS: Final = ("result", "results", "flashresult", "response", "payload")
_TRANSPORT_KEYS: Final = frozenset({"headers", "statuscode", "status", "code", "success", "message", "msg"})
#: A body that has either is a job's response.
_MAIN_OBJECTS: Final = frozenset({"JobResult", "SmartJobInfo"})
#: So is one that has both.
_IDENTITY: Final = frozenset({"job_id", "state"})
#: An object with one of these is the body itself, whatever else it holds.
_BODY_FIELDS: Final = _MAIN_OBJECTS | {"result", "output", "job_id"}

#: An object with something under one of these is an AiResult.
_LISTS: Final = SEGMENT_LISTS | {"transcripts"}

#: What a field holds that another spelling of it, or another place, may still fill.
_BLANK: Final[tuple[object, ...]] = ("", {}, [])

#: What a body without JobResult and SmartJobInfo must state to say anything about a job…
_JOB_FIELDS: Final = frozenset({"job_id", "state", "output", "result", "media_id", "media_url", "error.code"})
#: … and the keys (folded) that the reply to a Submit… call has at most.
_REPLY_KEYS: Final = frozenset({"requestid", "jobid", "state", "mediaid"})
#: The only states (in lower case) of a job that was submitted just now.
_NEW_STATES: Final = frozenset({"", "created"})

#: Deeper wrapping is no way in which anybody saves a response, and a self-containing mapping never ends.
_WRAPPERS: Final = range(16)

_ENCODED: Final = (str, bytes, bytearray, memoryview)
_SOURCE_KINDS: Final = "bytes, str, a mapping, a list or an SDK object"


#: What is left of a source without its wrappers, a response or an AiResult alone; its path in the source; and whether
#: an object of the SDK says that it is a job's response.
Body: TypeAlias = tuple[dict[str, object] | list[object], str, bool]
#: An object of the body, the place around it, and its key there.
_Entry: TypeAlias = tuple[Mapping[str, object], str, str]


class Envelope(msgspec.Struct):
    """What one response states, under our names.

    *fields* hold what the service wrote, mostly text that may hold JSON. *objects* are the parts of the body they come
    from, by their place in the documentation: each with the place around it and the key it has there, of which paths
    are made when a fault asks for one; the outermost has its path for a key.
    """

    fields: dict[str, object]
    objects: dict[str, _Entry]

    def path(self, field: str) -> str:
        """Where *field* stands in the source."""
        for place, (source, _, _) in self.objects.items():
            for key, value in source.items():
                if field_of(place, key) == field and value is self.fields[field]:
                    return f"{self.path_of_object(place)}.{key}"
        return self.path_of_object("")  # an AiResult alone

    def path_of_object(self, place: str) -> str:
        """Where the object at *place* stands in the source."""
        _, around, key = self.objects[place]
        return f"{self.path_of_object(around)}.{key}" if place else key


def find_body(source: object, findings: Findings) -> Body:
    """Decode *source*, and take off every wrapper. Raises ParseError where nothing in it may be a response."""
    if issubclass(type(source), _ENCODED):
        return *_take_off_wrappers(source, findings), False
    maker = PlainMaker()
    return *_take_off_wrappers(maker.make(source), findings), maker.says_job


def open_envelope(found: Body, findings: Findings) -> Envelope:
    """Sort what the body that was *found* states into fields.

    Raises ParseError if it is no response, and WrongResponseError if it is one of another kind.
    """
    body, path, says_job = found
    if isinstance(body, list):
        _refuse_list_of_responses(body, path)
        return Envelope({"result": body}, {"": ({}, "", path)})
    usual = not _MAIN_OBJECTS.isdisjoint(body)  # known without looking at every key
    if not usual and not _is_body(body) and holds_speech(body):
        return Envelope({"result": body}, {"": ({}, "", path)})
    envelope = Envelope({}, {})
    _sort_fields("", (body, "", path), envelope, findings)
    if not usual and _MAIN_OBJECTS.isdisjoint(envelope.fields):
        _refuse_other_responses(body, envelope.fields, path, says_job=says_job)
    return envelope


def _sort_fields(place: str, entry: _Entry, envelope: Envelope, findings: Findings) -> None:
    """Sort what the object at *place* states, and what the objects in it state, into the *envelope*."""
    envelope.objects[place] = entry
    fields, spellings = envelope.fields, SPELLINGS[place]
    for key, value in entry[0].items():
        field = spellings.get(key) or field_of(place, key)
        if field is None or (field in fields and value is not None and fields[field] not in _BLANK):
            findings.keep_unknown(place, key, value)
        elif value is not None:
            fields[field] = value
            if field in SPELLINGS:
                part = (
                    (value, place, key)
                    if type(value) is dict
                    else _open_part(field, (value, place, key), envelope, findings)
                )
                _sort_fields(field, part, envelope, findings)


def _take_off_wrappers(source: object, findings: Findings) -> tuple[dict[str, object] | list[object], str]:
    """The body, or a bare AiResult, in *source*, and its path."""
    value, path = source, ""
    for _ in _WRAPPERS:
        if isinstance(value, dict):
            path = path or "$"
            key = _body_key(value) if _MAIN_OBJECTS.isdisjoint(value) else None
            if key is None:
                return value, path
            _keep_wrapper(value, key, path, findings)
            value, path = value[key], f"{path}.{key}"
        elif isinstance(value, _ENCODED):
            path = f"{path} > $" if path else "$"
            value = _decode_source(value, path)
        elif isinstance(value, list | tuple):
            return list(value), path or "$"
        else:
            break
    else:
        raise ParseError("a GetSmartHandleJob response", f"more than {len(_WRAPPERS)} wrappers around it", path[:100])
    raise ParseError(_SOURCE_KINDS, describe_value(value), path or "$")


def _decode_source(source: str | bytes | bytearray | memoryview, path: str) -> object:
    try:
        return orjson.loads(source)
    except orjson.JSONDecodeError:
        pass
    if not isinstance(source, str):
        source = decode_bytes(bytes(source), path)
    if source[:1000].lstrip("\ufeff \t\r\n").startswith("<"):
        raise WrongResponseError("XML or HTML", "ask the service for JSON (the request parameter Format=JSON)", path)
    return decode_json(source, path)


def _body_key(wrapper: Mapping[str, object]) -> str | None:
    """The key under which *wrapper* holds the body; None where it is the body itself, or an AiResult."""
    if _is_body(wrapper):
        return _find_whole_job(wrapper)
    usual = other = None
    for key, value in wrapper.items():
        name = fold(key)
        if name in _LISTS and may_hold(value):
            return None
        if name in _BODY_KEYS and value is not None and value != "":
            usual = usual or key
        elif name in _RESULT_KEYS and may_hold(value) and (isinstance(value, str | dict) or holds_speech(value)):
            other = other or key
    return usual or other


def _find_whole_job(body: Mapping[str, object]) -> str | None:
    """The key of Output, if it holds a whole response, and nothing beside it says anything of a job."""
    fields = {field: key for key in body if (field := field_of("", key)) in _BODY_FIELDS}
    output = body[fields["output"]] if fields.keys() == {"output"} else None
    if isinstance(output, str) and begins_like_json(output):
        try:
            output = decode_json(output, "")
        except ParseError:
            return None
    inner = {field_of("", key) for key in output} if isinstance(output, Mapping) else set()
    return fields["output"] if inner >= _IDENTITY or not inner.isdisjoint(_MAIN_OBJECTS) else None


def _is_body(source: Mapping[str, object]) -> bool:
    return any(field_of("", key) in _BODY_FIELDS for key in source)


def _keep_wrapper(wrapper: Mapping[str, object], body_key: str, path: str, findings: Findings) -> None:
    for key, value in wrapper.items():
        if key != body_key and fold(key) not in _TRANSPORT_KEYS:
            findings.keep_unknown(path, key, value)


def _open_part(place: str, entry: tuple[object, str, str], envelope: Envelope, findings: Findings) -> _Entry:
    """The entry of what stands at *place* as anything but a dict: as JSON text once more, or as nothing."""
    value, around, key = entry
    if isinstance(value, str):
        if not value.strip():
            return {}, around, key
        if place == "SmartJobInfo.OutputConfig" and not begins_like_json(value):
            envelope.fields["output_location.media_url"] = value  # in very old dumps
            return {}, around, key
    part, path = value, f"{envelope.path_of_object(around)}.{key}"
    try:
        while isinstance(part, str) and begins_like_json(part):
            key, path = f"{key} > $", f"{path} > $"
            part = decode_json(part, path)
        if isinstance(part, Mapping):
            return part, around, key
        raise ParseError("an object", describe_value(part), path)  # noqa: TRY301 - the same way out as for broken JSON
    except ParseError as error:
        findings.leave_out(error, place, value)
    return {}, around, key


def _refuse_list_of_responses(items: list[object], path: str) -> None:
    first = items[0] if items else None
    if not isinstance(first, Mapping) or find_key(first, TEXT_KEYS):  # an item of an AiResult may have any other key
        return
    if _is_body(first) or _body_key(first) is not None:
        kind = f"an array of {len(items)} responses"
        raise WrongResponseError(kind, "feed them one by one", path)


def _refuse_other_responses(
    body: Mapping[str, object], fields: Mapping[str, object], path: str, *, says_job: bool
) -> None:
    """Name what *body* is, if it is no job's response, though it may share fields with one."""
    keys = {fold(key) for key in body}
    for name, kind, advice in OTHER_RESPONSES:
        if name in keys:
            raise WrongResponseError(kind, advice, path)
    if keys >= API_ERROR and not _is_body(body):
        code = next(value for key, value in body.items() if fold(key) == "code")
        kind = f"an API error ({code:.60})" if isinstance(code, str) else "an API error"
        raise WrongResponseError(kind, "repeat the call that it answers, and feed what that returns", path)
    if not fields.keys() & _JOB_FIELDS:
        shown = ", ".join([f"{key!s:.20}" for key in list(body)[:3]] + ["…"] * (len(body) > 3))  # noqa: PLR2004
        raise ParseError("a GetSmartHandleJob response", f"an object with {shown or 'no keys'}", path)
    state = fields.get("state", "")
    new = isinstance(state, str) and state.strip().lower() in _NEW_STATES
    if new and not says_job and "jobid" in keys and keys <= _REPLY_KEYS:
        raise WrongResponseError("a Submit… reply", "feed the GetSmartHandleJob response of its JobId", path)

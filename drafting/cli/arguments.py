"""What every command takes."""

from typing import Any

Commands = Any
"""argparse names the type of `add_subparsers()` only privately."""


def add_commands(commands: Commands) -> None:
    """Add every command to the parser."""
    _serving(commands)
    _asking(commands)
    _defining(commands)
    _keeping(commands)


def _serving(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="serve the API and the inbox")
    serve.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, help="port to listen on (default 8000)")
    commands.add_parser("worker", help="do durable work without serving HTTP")
    demo = commands.add_parser("demo", help="a dozen comments, decided and drafted, and an inbox to approve them in")
    demo.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    demo.add_argument("--port", type=int, help="port to listen on (default 8000)")
    demo.add_argument("--no-serve", action="store_true", help="show the table and stop")
    commands.add_parser("migrate", help="bring the database to the newest schema")


def _asking(commands: Commands) -> None:
    for name, explained in (
        ("draft", "decide on a comment, draft a reply, and put both in the queue"),
        ("decide", "decide on a comment; nothing is stored"),
        ("check", "check a reply; nothing is stored"),
    ):
        command = commands.add_parser(name, help=explained)
        command.add_argument(
            "text", nargs="?", help="the reply" if name == "check" else "the comment; - reads standard input"
        )
        command.add_argument("--json", action="store_true", help="print what the API would answer")
        command.add_argument(
            "--request", metavar="FILE", help="a whole request as JSON, as the API takes it; - reads it"
        )
        command.add_argument("--brand", default=None)
        command.add_argument("--channel", default=None)
        command.add_argument("--language", default=None, help="of the comment, such as nl or en")
        command.add_argument("--account-type", default=None, choices=["business", "personal", "influencer"])
        command.add_argument("--fact", action="append", default=[], help="something known to be true; may be repeated")
        command.add_argument("--formality", default=None, help="u or je; Sie or du; vous or tu")
        command.add_argument("--private-channel", default=None, help="how the private channel is called, such as DM")
        command.add_argument("--instructions", default=None, help="what this reply should do")
        command.add_argument("--resolved", action="store_true", help="the matter has been solved")
        command.add_argument(
            "--reader", choices=["nl", "en"], default=None, help="the language of reasons and findings"
        )
        if name == "check":
            command.add_argument("--comment", default=None, help="the comment that the reply answers")


def _defining(commands: Commands) -> None:
    policy = commands.add_parser("policy", help="check, try or compare policies")
    verbs = policy.add_subparsers(dest="verb", required=True, metavar="VERB")
    check = verbs.add_parser("check", help="check policies and their examples")
    check.add_argument("folder", nargs="?", help="a policies folder (default: the one that is served)")
    attempt = verbs.add_parser("try", help="decide on a comment and show every rule that was tried")
    attempt.add_argument("text")
    attempt.add_argument("--brand", default="default")
    diff = verbs.add_parser("diff", help="which stored decisions another policy would change")
    diff.add_argument("old", help="a policy.yaml, or the folder of a brand")
    diff.add_argument("new", help="a policy.yaml, or the folder of a brand")
    shadow = verbs.add_parser("shadow", help="what the candidate policy would have decided on real traffic")
    shadow.add_argument("--brand", default="default")
    prompts = commands.add_parser("prompts", help="check or lock prompts")
    prompts.add_argument("verb", choices=["check", "lock"])


def _keeping(commands: Commands) -> None:
    keys = commands.add_parser("keys", help="make, list and revoke API keys")
    verbs = keys.add_subparsers(dest="verb", required=True, metavar="VERB")
    create = verbs.add_parser("create", help="make a key and show it, once")
    create.add_argument("name")
    create.add_argument("--right", action="append", choices=["draft", "approve", "administer"], default=None)
    create.add_argument("--brand", action="append", default=None, help="only this brand; may be repeated")
    create.add_argument(
        "--role", action="append", metavar="BRAND=RIGHTS", help="where rights differ: acme=draft,approve; repeatable"
    )
    verbs.add_parser("list", help="every key, without its secret")
    revoke = verbs.add_parser("revoke", help="end a key at once")
    revoke.add_argument("id")
    _people(commands)
    history = commands.add_parser("history", help="what people decided, who, when and why")
    verbs = history.add_subparsers(dest="verb", required=True, metavar="VERB")
    export = verbs.add_parser("export", help="write every review as JSON Lines")
    export.add_argument("--brand", action="append", default=None, help="only this brand; may be repeated")
    export.add_argument("--since", default=None, metavar="DATE", help="only from then on, such as 2026-11-23")
    export.add_argument("--output", default=None, metavar="FILE", help="default: standard output")
    commands.add_parser("doctor", help="check settings, database, model and definitions")


def _people(commands: Commands) -> None:
    people = commands.add_parser("people", help="accounts for the inbox; make the first administrator here")
    verbs = people.add_subparsers(dest="verb", required=True, metavar="VERB")
    create = verbs.add_parser("create", help="make an account; the password is asked for")
    create.add_argument("login", help="an e-mail address or a short name")
    create.add_argument("--name", default=None, help="how colleagues know this person (default: the login)")
    create.add_argument("--no-password", action="store_true", help="signs in with OpenID Connect only")
    roles = verbs.add_parser("roles", help="give other roles, in the place of those of before")
    roles.add_argument("login")
    for command in (create, roles):
        command.add_argument("--administrator", action="store_true", help="every right for every brand")
        command.add_argument(
            "--role", action="append", metavar="BRAND=RIGHTS", help="such as acme=draft,approve; may be repeated"
        )
    password = verbs.add_parser("password", help="give a new password, which ends every session")
    password.add_argument("login")
    for command in (create, password):
        command.add_argument("--password-stdin", action="store_true", help="read it from standard input")
    verbs.add_parser("list", help="everybody, and what they may do")
    for verb, explained in (("end", "end an account at once"), ("sign-out", "end every session of somebody")):
        verbs.add_parser(verb, help=explained).add_argument("login")

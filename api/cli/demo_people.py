"""``gongzhi demo people``: a street's posts, its communities and an applicant, to try the filing with."""

from __future__ import annotations

import click

from api.cli import people_messages
from api.cli.base import Invocation, invocation, json_option, print_json

__all__ = ["demo_people", "people_messages"]


@click.command(name="people")
@click.option(
    "--street", "streets", multiple=True, default=("003", "010"), show_default=True, help="Its code; repeat."
)
@click.option("--password", help="Of the new accounts (else made up and printed).")
@json_option
@invocation
def demo_people(context: Invocation, streets: tuple[str, ...], password: str | None, as_json: bool) -> None:
    """Make the people of a demonstration: nobody of them is real.

    Accounts are STREET-shequ, -shouli, -hecha, -hecha-2, -shenhe, -shenpi and the applicant shenqing."""
    from api.cli.people import operator
    from engine.identity.bootstrap import random_password, store_passwords
    from engine.identity.password_rules import check_rules, hash_password
    from engine.identity.transfer import import_identities
    from engine.persistence.database import transaction
    from workflows.pilot.staff import demo_staff

    click.echo(context.text("cli.demonstration"), err=True)
    document = demo_staff(streets)
    accounts = [person["id"] for person in document["people"]]
    secret = password or random_password("")
    for account in accounts:
        check_rules(secret, account)
    hashes = {account: hash_password(secret) for account in accounts}
    with context.database() as database, transaction(database) as session:
        import_identities(session, operator(), document)
        store_passwords(session, operator(), hashes, must_change=False)
    if as_json:
        print_json({"people": accounts, "password": secret})
        return
    for person in document["people"]:
        click.echo(f"  {person['id']}  {person['name']}")
    click.echo(context.text("cli.demo-password", password=secret))

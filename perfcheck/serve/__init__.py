"""A local page for people without a terminal: choose a file, read the report, take the files along.

app      addresses, and what each answers
form     the upload: read within its limit, in memory
guard    hosts, origins and headers: who may ask, and what a page may do
store    reports, kept for minutes under names that cannot be guessed
work     a check in a process of its own, within a time
worker   that process
pages    the page with the form, and what goes wrong
server   the socket, and a clean stop
assets/  words and what the pages look like

Nothing is written to disk and nothing is asked of any other machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from perfcheck.config import Config


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve.

    host         address to listen on
    port         its port; 0: any that is free
    names        names of this machine that may be asked for, beside localhost and bare addresses
    megabytes    the largest upload
    seconds      how long one check may take
    minutes      how long a report is kept
    reports      how many are kept at most
    at_once      how many files are checked at once
    config       settings of every check, with the language of a page that asks for none
    """

    host: str = "127.0.0.1"
    port: int = 8642
    names: tuple[str, ...] = ()
    megabytes: int = 32
    seconds: int = 120
    minutes: int = 15
    reports: int = 20
    at_once: int = 2
    config: Config = field(default_factory=Config)

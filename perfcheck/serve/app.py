"""Addresses, and what each answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from perfcheck.serve import Options
from perfcheck.serve.form import NotAForm, TooLarge, Upload, read_upload
from perfcheck.serve.guard import Guard
from perfcheck.serve.pages import form_policy, report_policy, start_page
from perfcheck.serve.store import Store
from perfcheck.serve.words import words
from perfcheck.serve.work import Busy, Crashed, Done, Task, TimedOut, Workers
from perfcheck.version import __version__

_SWEEP = 20.0
_KINDS = {
    ".json": "application/json",
    ".html": "application/octet-stream",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}


class Site:
    """The answers of one server, and what they share."""

    def __init__(self, options: Options, *, local: bool = True) -> None:
        self.options = options
        self.local = local
        self.token = token_urlsafe(24)
        self.store = Store(options.reports, options.minutes * 60)
        self.workers = Workers(options.at_once, options.seconds)

    async def start(self, request: Request) -> Response:
        return self._form(self._lang(request.query_params.get("lang", "")))

    async def check(self, request: Request) -> Response:
        lang: str = self.options.config.lang
        try:
            upload = await read_upload(request, self.options.megabytes)
        except TooLarge:
            return self._form(lang, 413, "too-large", self.options.megabytes)
        except NotAForm:
            return self._form(lang, 400, "not-a-form")
        lang = self._lang(upload.lang)
        if not compare_digest(upload.token.encode(), self.token.encode()):
            return self._form(lang, 403, "stale")
        try:
            done = await self._checked(upload, lang)
        except TimedOut:
            return self._form(lang, 504, "timed-out", self.options.seconds)
        except Busy:
            return self._form(lang, 503, "busy")
        except Crashed:
            return self._form(lang, 500, "crashed")
        if done.error:
            return self._page(lang, 422, done.error)
        name = self.store.new_name()
        self.store.put(name, done.files | {"name": upload.name.encode("utf-8", "replace")})
        return RedirectResponse(f"/r/{name}/", 303)

    async def _checked(self, upload: Upload, lang: str) -> Done:
        task = Task(upload.name, upload.data, lang, self.options.config, self.options.seconds)
        return await self.workers.check(task)

    async def report(self, request: Request) -> Response:
        data = self.store.get(request.path_params["name"], "index")
        if data is None:
            return self._form(self.options.config.lang, 404, "gone")
        return HTMLResponse(data, headers={"content-security-policy": report_policy()})

    async def file(self, request: Request) -> Response:
        name, file = request.path_params["name"], request.path_params["file"]
        kind = _KINDS.get(f".{file.rpartition('.')[2]}")
        data = self.store.get(name, file) if kind else None
        if data is None:
            return self._form(self.options.config.lang, 404, "gone")
        called = _called(self.store.get(name, "name") or b"report", file)
        told = f"attachment; filename=\"{file}\"; filename*=UTF-8''{quote(called, safe='')}"
        return Response(data, media_type=kind, headers={"content-disposition": told})

    async def health(self, request: Request) -> Response:
        self.store.sweep()
        return JSONResponse(
            {
                "status": "ok",
                "version": __version__,
                "checking": self.workers.waiting,
                "reports": len(self.store),
            }
        )

    async def missing(self, request: Request, error: Exception) -> Response:
        return self._form(self.options.config.lang, 404, "not-found")

    def _lang(self, asked: str) -> str:
        return asked if asked in ("zh", "en") else self.options.config.lang

    def _form(self, lang: str, status: int = 200, error: str = "", *values: object) -> Response:
        return self._page(lang, status, words(lang)[error].format(*values) if error else "")

    def _page(self, lang: str, status: int, error: str) -> Response:
        options = self.options
        page = start_page(
            lang,
            self.token,
            megabytes=options.megabytes,
            minutes=options.minutes,
            local=self.local,
            error=error,
        )
        return HTMLResponse(page, status, headers={"content-security-policy": form_policy()})

    @asynccontextmanager
    async def life(self, app: Starlette) -> AsyncIterator[None]:
        """Reports go in time though nobody asks; at the end all of them, and every check."""
        sweeper = asyncio.create_task(self._sweep())
        try:
            yield
        finally:
            sweeper.cancel()
            with suppress(asyncio.CancelledError):
                await sweeper
            await self.workers.stop()
            self.store.clear()

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(_SWEEP)
            self.store.sweep()


def make_app(options: Options, *, local: bool = True) -> Starlette:
    """The application. `local`: only this machine can reach it, as its pages then say."""
    site = Site(options, local=local)
    return Starlette(
        routes=[
            Route("/", site.start),
            Route("/check", site.check, methods=["POST"]),
            Route("/r/{name}/", site.report),
            Route("/r/{name}/{file}", site.file),
            Route("/health", site.health),
            Route("/favicon.ico", _no_icon),
        ],
        middleware=[Middleware(Guard, names=(options.host, *options.names))],
        exception_handlers={404: site.missing},
        lifespan=site.life,
    )


async def _no_icon(request: Request) -> Response:
    return Response(status_code=204)


def _called(name: bytes, file: str) -> str:
    """What a file that is taken along is called: after the upload."""
    stem = name.decode("utf-8", "replace").rpartition(".")[0] or name.decode("utf-8", "replace")
    kind, _, suffix = file.rpartition(".")
    return f"{stem}-{kind}.{suffix}"

"""The socket, and a clean stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from ipaddress import ip_address

import uvicorn

from perfcheck.errors import ConfigError, reason
from perfcheck.serve import Options
from perfcheck.serve.app import make_app

_PATIENCE = 3


class Server(uvicorn.Server):
    """Ends on Ctrl-C and SIGTERM, and does not pass the signal on once it has ended."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        before = {
            number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def serve(options: Options, ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or SIGTERM; `ready` is told the address. Raises ConfigError where it is taken."""
    with _listen(options) as sock:
        host, port = sock.getsockname()[:2]
        app = make_app(options, local=is_local(options.host))
        settings = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=_PATIENCE,
            timeout_keep_alive=5,
            limit_concurrency=100,
        )
        ready(f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/")
        Server(settings).run(sockets=[sock])


def _listen(options: Options) -> socket.socket:
    host, port = options.host, options.port
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        why, said = reason(error)
        raise ConfigError(
            f"{host}:{port} 无法使用（{why}），请用 --port 换一个端口",
            f"{host}:{port} cannot be used ({said}): choose another with --port",
        ) from None

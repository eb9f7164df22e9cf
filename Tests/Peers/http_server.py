"""A server of HTTP that answers as it is told, and writes down what it was sent.

Usage: http_server.py RECORD STEP... with steps such as 200, 500, 429:1 (seconds to wait), 301, echo, huge, page, close, hang.
The last step goes on. With a certificate in ASSAY_CERTIFICATE, it speaks TLS.
"""

import http.server
import json
import os
import ssl
import sys
import threading
import time

record, steps = sys.argv[1], sys.argv[2:]
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with lock:
            step = steps.pop(0) if len(steps) > 1 else steps[0]
            with open(record, "a", encoding="utf-8") as file:
                json.dump(
                    {
                        "path": self.path,
                        "headers": {name.lower(): value for name, value in self.headers.items()},
                        "body": body.decode("utf-8"),
                        "time": time.monotonic(),
                    },
                    file,
                )
                file.write("\n")
        self.answer(step, body)

    do_GET = do_POST

    def answer(self, step, body):
        if step == "hang":
            time.sleep(3600)
        elif step == "close":
            self.close_connection = True
        elif step == "huge":
            self.send_response(200)
            self.send_header("Content-Length", str(10**9))
            self.end_headers()
            try:
                for _ in range(1000):
                    self.wfile.write(b"x" * 10**6)
            except OSError:
                pass
            self.close_connection = True
        elif step == "echo":
            self.reply(400, f"{self.path} {dict(self.headers)} ".encode() + body)
        elif step == "page":
            self.reply(503, b"<html><body>down</body></html>")
        elif step == "301":
            self.reply(301, b"", {"Location": f"http://{self.headers['Host']}/elsewhere"})
        else:
            code, _, wait = step.partition(":")
            self.reply(int(code), b"noted", {"Retry-After": wait} if wait else {})

    def reply(self, code, body, headers={}):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
if "ASSAY_CERTIFICATE" in os.environ:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.environ["ASSAY_CERTIFICATE"])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()

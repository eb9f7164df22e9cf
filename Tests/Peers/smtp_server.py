"""A server of SMTP (aiosmtpd) that answers as it is told, and writes down the mails as Python reads them.

Usage: smtp_server.py RECORD STEP..., a step for each mail: ok, linger (ok, but no goodbye), hang, a reply to DATA such as
"451 later", or a reply to RCPT such as "rcpt 550 nobody". The last step goes on. With a certificate in
ASSAY_CERTIFICATE, it offers STARTTLS, or speaks TLS from the start where ASSAY_TLS is set. With
ASSAY_LOGIN=user:password, it wants them.
"""

import asyncio
import email
import email.policy
import json
import logging
import os
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

# A login without TLS is what a test asks for.
warnings.simplefilter("ignore")
logging.disable()
record, steps = sys.argv[1], sys.argv[2:]


def step():
    return steps[0] if len(steps) == 1 else steps.pop(0)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if steps[0].startswith("rcpt "):
            return step()[5:]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        now = step()
        if now == "hang":
            await asyncio.sleep(3600)
        if now not in ("ok", "linger"):
            return now
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        names = ["From", "To", "Subject", "Date", "Message-ID", "In-Reply-To"]
        with open(record, "a", encoding="utf-8") as file:
            json.dump(
                {
                    "sender": envelope.mail_from,
                    "recipients": envelope.rcpt_tos,
                    "headers": {name: str(message[name]) for name in names if name in message},
                    "names": message.keys(),
                    "text": message.get_content(),
                    "defects": [str(defect) for defect in message.defects],
                    "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
                    "ascii": envelope.content.isascii(),
                    "tls": session.ssl is not None or "ASSAY_TLS" in os.environ,
                    "login": session.authenticated,
                },
                file,
            )
            file.write("\n")
        return "250 taken"

    async def handle_QUIT(self, server, session, envelope):
        if steps[0] == "linger":
            await asyncio.sleep(3600)
        return "221 Bye"


def authenticate(server, session, envelope, mechanism, data):
    user, password = os.environ["ASSAY_LOGIN"].encode().split(b":", 1)
    success = data.login == user and data.password == password
    return AuthResult(success=success, handled=False)


def context():
    if "ASSAY_CERTIFICATE" not in os.environ:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.environ["ASSAY_CERTIFICATE"])
    return context


def protocol():
    login = "ASSAY_LOGIN" in os.environ
    starttls = None if "ASSAY_TLS" in os.environ else context()
    return SMTP(
        Handler(),
        hostname="localhost",
        tls_context=starttls,
        require_starttls=False,
        authenticator=authenticate if login else None,
        auth_required=login,
        auth_require_tls=False,
    )


async def main():
    tls = context() if "ASSAY_TLS" in os.environ else None
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())

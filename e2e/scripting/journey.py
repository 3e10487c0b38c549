#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Buys once as a script of a given level does: python3 journey.py [--url http://127.0.0.1:8080] [--level 0..4] [--user N].

Prints the order's number. A refusal is printed as `403 TOKEN_MISSING POST /api/checkout/address`, with exit code 1.
The standard library is enough.
"""
import argparse
import hashlib
import hmac
import http.cookiejar
import json
import sys
import urllib.error
import urllib.request
import uuid

STEPS = {
    "/api/checkout/address": "step2",
    "/api/checkout/shipping": "step3",
    "/api/checkout/payment": "step4",
    "/api/orders": "step5",
}
ANNOUNCED = ("X-Session-Token", "X-Action-Token", "X-CSRF-Token", "X-Step-Token", "X-Key-Hint")


def hkdf_sha256(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """RFC 5869, for 32 bytes: one round of the expansion is enough."""
    extracted = hmac.new(salt, secret, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()


class Refused(Exception):
    pass


class Script:
    def __init__(self, url: str, level: int):
        self.url = url.rstrip("/")
        self.level = level
        self.announced = {}
        self.signing_key = ""
        # No proxy between the script and what it measures.
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )

    def call(self, method: str, path: str, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        if path in STEPS and method == "POST":
            for name, value in self.carried(method, path, data or b"").items():
                request.add_header(name, value)
        try:
            with self.opener.open(request, timeout=30) as answer:
                self.announced.update({name: answer.headers[name] for name in ANNOUNCED if answer.headers[name]})
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            code = json.load(refusal).get("code", "")
            raise Refused(f"{refusal.code} {code} {method} {path}") from None

    def carried(self, method: str, path: str, body: bytes) -> dict:
        headers = {}
        if self.level >= 1:
            headers["X-Session-Token"] = self.announced.get("X-Session-Token", "")
            headers["X-Request-ID"] = str(uuid.uuid4())
        if self.level >= 2:
            headers["X-Action-Token"] = self.announced.get("X-Action-Token", "")
        if self.level >= 3:
            headers["X-CSRF-Token"] = self.announced.get("X-CSRF-Token", "")
            headers["X-Step-Token"] = self.announced.get("X-Step-Token", STEPS[path])
            signed = (method, path, headers["X-Request-ID"], headers["X-Step-Token"], hashlib.sha256(body).hexdigest())
            headers["X-Signature"] = hmac.new(self.key(), "\n".join(signed).encode(), hashlib.sha256).hexdigest()
        return headers

    def key(self) -> bytes:
        if self.level == 3:
            return bytes.fromhex(self.signing_key)
        hint = bytes.fromhex(self.announced.get("X-Key-Hint", ""))
        return hkdf_sha256(self.announced.get("X-Session-Token", "").encode("ascii"), hint, b"perfshop-maestro")

    def buy(self, user: int) -> str:
        account = {"email": f"user{user}@perfshop.com", "password": f"password{user}"}
        login = self.call("POST", "/api/auth/login", account)
        self.signing_key = login.get("signingKey", "")
        found = self.call("GET", "/api/products/search?q=a&size=20")
        product = next(product for product in found["content"] if product["stock"] > 50)
        self.call("DELETE", "/api/cart")
        self.call("POST", "/api/cart/add", {"productId": product["id"], "quantity": 1})
        self.call("POST", "/api/checkout/address", {})
        self.call("POST", "/api/checkout/shipping", {"mode": "standard"})
        card = {"cardNumber": "4242424242424242", "expiry": "12/49", "cvv": "123", "holder": "A Script"}
        self.call("POST", "/api/checkout/payment", card)
        return self.call("POST", "/api/orders", {"securityToken": login["securityToken"]})["orderNumber"]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--url", default="http://127.0.0.1:8080")
    options.add_argument("--level", type=int, default=0, choices=range(5))
    options.add_argument("--user", type=int, default=1)
    given = options.parse_args()
    try:
        print(Script(given.url, given.level).buy(given.user))
    except Refused as refusal:
        print(refusal)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

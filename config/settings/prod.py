"""Settings of a real town: what matters comes from the environment, or it does not start."""

import os

from config.settings.base import *

SECRET_KEY = os.environ["EXPERTA_SECRET_KEY"]
DEMO = False
ALLOWED_HOSTS = os.environ["EXPERTA_HOSTS"].split(",")
URL_PUBLICA = os.environ["EXPERTA_URL"]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sesion"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"

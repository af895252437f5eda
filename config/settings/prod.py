"""Settings of a real town: what matters comes from the environment, or it does not start."""

import os

from config.settings.base import *

SECRET_KEY = os.environ["EXPERTA_SECRET_KEY"]
DEMO = False
ALLOWED_HOSTS = os.environ["EXPERTA_HOSTS"].split(",")
URL_PUBLICA = os.environ["EXPERTA_URL"]
AVISOS_CANALES = {"correo": "smtp"}  # a town that contracts SMS adds its channel
EMAIL_HOST = os.environ["EXPERTA_CORREO_SERVIDOR"]
EMAIL_PORT = int(os.environ.get("EXPERTA_CORREO_PUERTO", "587"))
EMAIL_HOST_USER = os.environ.get("EXPERTA_CORREO_USUARIO", "")
EMAIL_HOST_PASSWORD = os.environ.get("EXPERTA_CORREO_CLAVE", "")
EMAIL_USE_TLS = True
# Without a provider of text messages, codes go by e-mail only.
SMS_MENSAJERO = os.environ.get("EXPERTA_SMS", "")
# Without a gateway people pay at the cash desk.
PAGO_PROVEEDOR = os.environ.get("EXPERTA_PAGO", "")
# Without its address the register of the predial is never asked, and people go on.
PADRON_PREDIAL = "http" if PADRON_PREDIAL_URL else ""
# Each proxy adds one address to X-Forwarded-For; the last ones are believed, the rest is hearsay.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("EXPERTA_PROXIES", "1"))
# Without it the measures are only for this machine.
METRICAS_TOKEN = os.environ.get("EXPERTA_METRICAS_TOKEN", "")
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sesion"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"

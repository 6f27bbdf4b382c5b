from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "simpul.certificates"
    label = "certificates"
    verbose_name = "sertifikat"

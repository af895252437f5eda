"""Codes and invitations: their words go once the message left, also those that left before."""

from django.db import migrations, models

_DE_CUENTA = "<correo-"  # how the identity of what `encolar_correo` leaves begins


def callar(apps, schema_editor):
    mensajes = apps.get_model("avisos", "Mensaje").objects.filter(message_id__startswith=_DE_CUENTA)
    mensajes.update(reservado=True)
    mensajes.exclude(estado="pendiente").update(cuerpo="", cuerpo_html="")


class Migration(migrations.Migration):
    dependencies = [
        ("avisos", "0001_inicial"),
    ]

    operations = [
        migrations.AddField(
            model_name="mensaje",
            name="reservado",
            field=models.BooleanField(default=False, verbose_name="su texto no se guarda"),
        ),
        migrations.AlterField(
            model_name="mensaje",
            name="cuerpo",
            field=models.TextField(blank=True),
        ),
        migrations.RunPython(callar, migrations.RunPython.noop),
    ]

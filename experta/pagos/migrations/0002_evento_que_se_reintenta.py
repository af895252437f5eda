from django.db import migrations, models

import experta.comun.reloj


class Migration(migrations.Migration):
    """An event that cannot be applied yet gives way to the others."""

    dependencies = [("pagos", "0001_inicial")]

    operations = [
        migrations.AddField(
            model_name="eventopago",
            name="intentos",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="eventopago",
            name="siguiente_at",
            field=models.DateTimeField(default=experta.comun.reloj.ahora),
        ),
        migrations.AddIndex(
            model_name="eventopago",
            index=models.Index(fields=["resultado", "siguiente_at"], name="evento_por_aplicar"),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """What is counted again, found by indexes that SQLite serves to a bound parameter too."""

    dependencies = [("plazos", "0006_hoja_del_renglon")]

    operations = [
        migrations.RemoveIndex(model_name="plazo", name="plazo_abierto_por_calendario"),
        migrations.AddIndex(
            model_name="plazo",
            index=models.Index(
                condition=models.Q(("terminado_at__isnull", True)),
                fields=["calendario", "id"],
                name="plazo_sin_terminar",
            ),
        ),
        migrations.AddIndex(
            model_name="plazo",
            index=models.Index(fields=["estado", "vence_at"], name="plazo_por_estado_y_fin"),
        ),
    ]

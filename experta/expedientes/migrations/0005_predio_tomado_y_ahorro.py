"""A case keeps its property in a column, and what its person was not asked again."""

from django.db import migrations, models


def llenar_predio(apps, schema_editor):
    """Copy to the column the property that the answers of submitted cases give."""
    casos = apps.get_model("expedientes", "Expediente").objects.exclude(folio=None)
    for caso in casos.only("pk", "respuestas").iterator(chunk_size=500):
        for valor in caso.respuestas.values():
            if isinstance(valor, dict) and valor.get("clave_catastral"):
                casos.filter(pk=caso.pk).update(predio=str(valor["clave_catastral"])[:60])
                break


class Migration(migrations.Migration):
    dependencies = [("expedientes", "0004_lectura_de_adjuntos")]

    operations = [
        migrations.AddField("expediente", "ahorro", models.JSONField(blank=True, default=dict)),
        migrations.AddField(
            "expediente",
            "predio",
            models.CharField(blank=True, db_index=True, max_length=60, default=""),
            preserve_default=False,
        ),
        migrations.AddField("expediente", "tomado", models.JSONField(blank=True, default=dict)),
        migrations.RunPython(llenar_predio, migrations.RunPython.noop, elidable=True),
    ]

"""Whose duty a plazo is, its window to prevent, the calendar of each line, a smaller index."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def completar(apps, schema_editor):
    """Give the rows already written what they meant."""
    Plazo, Renglon = apps.get_model("plazos", "Plazo"), apps.get_model("plazos", "Renglon")
    de_persona = Renglon.objects.filter(tipo="presentacion", quien_lo_tiene="solicitante")
    Plazo.objects.filter(pk__in=de_persona.values("plazo")).update(
        a_cargo="persona", ventana="ninguna"
    )
    suyo = Plazo.objects.filter(pk=OuterRef("plazo")).values("calendario")[:1]
    Renglon.objects.update(calendario=Subquery(suyo))


class Migration(migrations.Migration):

    dependencies = [("plazos", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="vencimiento", name="vencimiento_barrido"),
        migrations.AddField(
            model_name="plazo",
            name="a_cargo",
            field=models.CharField(
                choices=[("autoridad", "autoridad"), ("persona", "persona")],
                default="autoridad",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="plazo",
            name="ventana",
            field=models.CharField(
                choices=[
                    ("tercio", "tercio"),
                    ("inmediata", "inmediata"),
                    ("sin-resolucion", "sin-resolucion"),
                    ("ninguna", "ninguna"),
                ],
                default="tercio",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="renglon",
            name="calendario",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plazos.versioncalendario",
            ),
        ),
        migrations.AlterField(
            model_name="renglon",
            name="tipo",
            field=models.CharField(
                choices=[
                    ("presentacion", "presentacion"),
                    ("inicio", "inicio"),
                    ("reanudacion", "reanudacion"),
                    ("suspension", "suspension"),
                    ("espera-de-pago", "espera-de-pago"),
                    ("prorroga", "prorroga"),
                    ("recalculo", "recalculo"),
                    ("vencimiento", "vencimiento"),
                    ("cumplimiento", "cumplimiento"),
                    ("cancelacion", "cancelacion"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="vencimiento",
            index=models.Index(
                condition=models.Q(("atendido_at__isnull", True), ("vence_at__isnull", False)),
                fields=["vence_at", "id"],
                name="vencimiento_por_atender",
            ),
        ),
        # Last: PostgreSQL alters no table with rows of this transaction still to be checked.
        migrations.RunPython(completar, migrations.RunPython.noop),
    ]

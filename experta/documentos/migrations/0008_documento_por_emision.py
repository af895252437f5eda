from django.db import migrations, models


class Migration(migrations.Migration):
    """The public register shows the newest first, without sorting everything ever issued."""

    dependencies = [("documentos", "0007_indice_por_firmar")]

    operations = [
        migrations.AddIndex(
            model_name="documento",
            index=models.Index(fields=["emitido_at"], name="documento_por_emision"),
        ),
    ]

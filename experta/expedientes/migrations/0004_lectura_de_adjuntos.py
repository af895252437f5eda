"""What is read in each file, kept beside it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("expedientes", "0003_visto_bueno")]

    operations = [
        migrations.AddField(
            model_name="adjunto",
            name="lectura",
            field=models.JSONField(blank=True, default=dict, verbose_name="lo que se leyó en él"),
        ),
    ]

"""Every line says with which calendar it was counted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("plazos", "0002_libro_completo")]

    operations = [
        migrations.AlterField(
            model_name="renglon",
            name="calendario",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plazos.versioncalendario",
            ),
        ),
    ]

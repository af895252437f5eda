"""The tick of a reviewer is a visto bueno; «cotejo» is comparing a paper with its original."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("expedientes", "0002_ficta_ayuda_y_cotejo")]

    operations = [
        migrations.RemoveConstraint(model_name="cotejo", name="cotejo_unico_por_area"),
        migrations.RenameModel(old_name="Cotejo", new_name="VistoBueno"),
        migrations.AlterModelOptions(
            name="vistobueno",
            options={"verbose_name": "visto bueno", "verbose_name_plural": "vistos buenos"},
        ),
        migrations.AlterField(
            model_name="vistobueno",
            name="expediente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="vistos_buenos",
                to="expedientes.expediente",
            ),
        ),
        migrations.AlterField(
            model_name="vistobueno",
            name="punto",
            field=models.CharField(max_length=120, verbose_name="dato o requisito revisado"),
        ),
        migrations.AddConstraint(
            model_name="vistobueno",
            constraint=models.UniqueConstraint(
                fields=("expediente", "area", "punto"), name="visto_bueno_unico_por_area"
            ),
        ),
    ]

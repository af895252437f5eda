import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import experta.comun.reloj


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BusquedaSinResultado',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('texto', models.CharField(max_length=200)),
                ('dia', models.DateField(db_index=True)),
                ('veces', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'búsqueda sin resultado',
                'verbose_name_plural': 'búsquedas sin resultado',
                'constraints': [models.UniqueConstraint(fields=('texto', 'dia'), name='busqueda_una_por_dia')],
            },
        ),
        migrations.CreateModel(
            name='SinonimoAgregado',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expresiones', models.JSONField()),
                ('agregado_at', models.DateTimeField(default=experta.comun.reloj.ahora)),
                ('agregado_por', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'sinónimo agregado',
                'verbose_name_plural': 'sinónimos agregados',
                'ordering': ['pk'],
            },
        ),
    ]

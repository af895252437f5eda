"""Uso: EXPERTA_URL=… EXPERTA_LLAVE=… cliente.py TRAMITE respuestas.json pregunta=archivo.pdf …"""
import json, os, pathlib, sys, time, uuid, urllib.request

def pedir(ruta, datos=None, tipo="application/json"):
    cuerpo = json.dumps(datos).encode() if isinstance(datos, dict) else datos
    cabeceras = {"Authorization": "Bearer " + os.environ["EXPERTA_LLAVE"], "Content-Type": tipo, "Idempotency-Key": uuid.uuid4().hex}
    with urllib.request.urlopen(urllib.request.Request(os.environ["EXPERTA_URL"] + "/api/v1/" + ruta, cuerpo, cabeceras)) as respuesta:
        return respuesta.read() if "pdf" in respuesta.headers["Content-Type"] else json.load(respuesta)

caso = pedir("expedientes", {"tramite": sys.argv[1]})
uno, respuestas = "expedientes/" + caso["id"], json.loads(pathlib.Path(sys.argv[2]).read_text())
pedir(uno + "/respuestas", {"revision": caso["solicitud"]["revision"], "respuestas": respuestas})
for pregunta, archivo in (par.split("=", 1) for par in sys.argv[3:]):
    cabeza = f'--corte\r\nContent-Disposition: form-data; name="pregunta"\r\n\r\n{pregunta}\r\n--corte\r\nContent-Disposition: form-data; name="archivo"; filename="{pathlib.Path(archivo).name}"\r\n\r\n'
    pedir(uno + "/archivos", cabeza.encode() + pathlib.Path(archivo).read_bytes() + b"\r\n--corte--\r\n", "multipart/form-data; boundary=corte")
print("Folio", pedir(uno + "/ingresar", {"version": caso["solicitud"]["version"], "acepta_notificacion": True})["folio"])
while not (listos := [papel for papel in pedir(uno)["documentos"] if papel["descargable"]]):
    time.sleep(2)
pathlib.Path("acuse.pdf").write_bytes(pedir(f"{uno}/documentos/{listos[0]['id']}"))

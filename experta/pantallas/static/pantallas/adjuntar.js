/* Files go up in pieces as soon as they are chosen, and go on where they were when the connection returns.
   Progressive: without this file, or when it fails, the form sends its files whole.
   form[data-subidas=url] says where to start; [data-subir=id] is a file field and its progress bar. */
(function () {
  "use strict";
  if (!window.fetch || !window.Promise || !window.DataTransfer) return;
  var ESPERAS = [1, 2, 5, 10, 20, 30]; // seconds between attempts; after them, the ordinary form
  var $ = function (id) { return document.getElementById(id); };
  var lista = function (cosas) { return Array.prototype.slice.call(cosas); };
  var dormir = function (segundos) {
    return new Promise(function (listo) {
      var espera = setTimeout(seguir, segundos * 1000);
      function seguir() { clearTimeout(espera); window.removeEventListener("online", seguir); listo(); }
      window.addEventListener("online", seguir);
    });
  };
  var ficha = function (campo) { return campo.form.elements.csrfmiddlewaretoken.value; };
  var decir = function (campo, clave, dato) {
    var estado = $(campo.dataset.reduce);
    estado.textContent = clave ? estado.dataset[clave].replace("%s", dato) : "";
  };

  function pedir(campo, url, cuerpo, cabeceras) {
    var opciones = { headers: { "X-CSRFToken": ficha(campo), "X-Autoguardado": "1" }, credentials: "same-origin" };
    Object.keys(cabeceras || {}).forEach(function (c) { opciones.headers[c] = cabeceras[c]; });
    if (cuerpo) { opciones.method = "POST"; opciones.body = cuerpo; }
    return fetch(url, opciones);
  }
  // What a new attempt mends (the network, a busy server) is tried again; the rest is not.
  function insistir(campo, hacer, intento) {
    return hacer().then(function (r) {
      if (r.status < 500 && r.status !== 429) return r;
      throw new Error(String(r.status));
    }).catch(function (error) {
      if (intento >= ESPERAS.length) throw error;
      decir(campo, "espera");
      return dormir(ESPERAS[intento]).then(function () { return insistir(campo, hacer, intento + 1); });
    });
  }
  function trozos(campo, archivo, donde, avanzar) {
    var desde = donde.recibido;
    avanzar(desde);
    if (desde >= archivo.size) return Promise.resolve(donde);
    var trozo = archivo.slice(desde, desde + donde.trozo);
    return insistir(campo, function () {
      return pedir(campo, donde.url, trozo, { "Upload-Offset": desde, "Content-Type": "application/offset+octet-stream" });
    }, 0).then(function (r) {
      if (!r.ok && r.status !== 409) throw new Error(String(r.status));
      return r.json();
    }).then(function (dicho) {
      decir(campo, "subiendo", archivo.name);
      return trozos(campo, archivo, Object.assign({}, donde, { recibido: dicho.recibido }), avanzar);
    });
  }
  function subirUno(campo, archivo, avanzar) {
    var datos = new FormData();
    datos.append("pregunta", campo.name);
    datos.append("nombre", archivo.name);
    datos.append("tamano", archivo.size);
    datos.append("marca", archivo.experta || archivo.lastModified);
    return insistir(campo, function () { return pedir(campo, campo.form.dataset.subidas, datos); }, 0).then(function (r) {
      if (!r.ok) throw new Error(String(r.status));
      return r.json();
    }).then(function (donde) { return trozos(campo, archivo, donde, avanzar); });
  }

  function subirTodos(campo) {
    var archivos = lista(campo.files), barra = $(campo.dataset.subir), total = 0, hecho = 0, llegados = [];
    archivos.forEach(function (a) { total += a.size; });
    barra.value = 0;
    barra.hidden = false;
    var fila = archivos.reduce(function (antes, archivo) {
      return antes.then(function () {
        decir(campo, "subiendo", archivo.name);
        return subirUno(campo, archivo, function (n) { barra.value = total ? 100 * (hecho + n) / total : 0; });
      }).then(function (donde) { hecho += archivo.size; llegados.push(donde); });
    }, Promise.resolve());
    return fila.then(function () { return entregar(campo, llegados); }).catch(function () {
      barra.hidden = true;
      campo.fallado = true;
      decir(campo, "fallo"); // the files are still chosen: the ordinary button sends them whole
    });
  }
  function entregar(campo, llegados) {
    var datos = new FormData();
    llegados.forEach(function (donde) { datos.append(campo.name + "__subida", donde.clave); });
    decir(campo, "revisando");
    return pedir(campo, llegados[0].adjuntar, datos, { "HX-Request": "true" }).then(function (r) {
      if ((!r.ok && r.status !== 422) || r.redirected) throw new Error(String(r.status));
      return r.text();
    }).then(function (html) { cambiar(campo, html); });
  }
  function cambiar(campo, html) {
    var molde = document.createElement("template"), id = campo.id;
    molde.innerHTML = html;
    $(id).closest(".campo").replaceWith(molde.content); // by id: the questions may have come again meanwhile
    document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: $(id).closest(".campo") } }));
    $(id).focus();
    // What was answered while it went up asks its questions now.
    if ($(id).form) $(id).form.dispatchEvent(new Event("change"));
  }
  function empezar(campo) {
    if (!campo.files.length || campo.subiendo) return;
    campo.subiendo = Promise.resolve(campo.experta).then(function () {
      campo.experta = campo.subiendo; // the form waits for it, as for a photo being reduced (experta.js)
      return subirTodos(campo);
    }).then(function () { campo.subiendo = null; campo.experta = null; });
    campo.experta = campo.subiendo;
  }

  /* [data-camara=id]: on phones, a page at a time; they become one PDF when they are sent together. */
  function camara(boton) {
    if (!window.matchMedia || !matchMedia("(pointer: coarse)").matches) return;
    boton.hidden = false;
    boton.addEventListener("click", function () {
      var toma = document.createElement("input"), campo = $(boton.dataset.camara);
      toma.type = "file";
      toma.accept = "image/jpeg,image/png";
      toma.setAttribute("capture", "environment");
      toma.addEventListener("change", function () {
        var bolsa = new DataTransfer(), juntas = campo.tomadas ? lista(campo.files) : [];
        juntas.concat(lista(toma.files)).forEach(function (a) { bolsa.items.add(a); });
        campo.files = bolsa.files;
        campo.tomadas = true;
        campo.fallado = false;
        decir(campo, "foto", bolsa.files.length);
      });
      toma.click();
    });
  }

  function mejorar(raiz) {
    lista(raiz.querySelectorAll("[data-camara]")).forEach(camara);
    lista(raiz.querySelectorAll("[data-subir]")).forEach(function (campo) {
      if (!campo.form || !campo.form.dataset.subidas || campo.dataset.listo) return;
      campo.dataset.listo = "1";
      campo.addEventListener("change", function () { campo.tomadas = campo.fallado = false; empezar(campo); });
    });
  }
  document.addEventListener("submit", function (e) {
    var boton = e.submitter, campo;
    if (!boton || boton.name !== "_subir" || !e.target.dataset.subidas) return;
    campo = e.target.elements[boton.value];
    if (!campo || !campo.files.length || campo.fallado) return;
    e.preventDefault();
    empezar(campo);
  }, true);
  mejorar(document);
  document.addEventListener("htmx:load", function (e) { mejorar(e.detail.elt); });
})();

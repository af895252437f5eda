/* Progressive enhancement only: with this file absent every page still works.
   Each behaviour hangs from one data- attribute; its sentences come from the page, already translated. */
(function () {
  "use strict";
  var LADO_MAXIMO = 1600; // pixels: a page of text stays legible
  var PESO_META = 500 * 1024; // bytes
  var $ = function (id) { return document.getElementById(id); };
  var todos = function (raiz, selector, hacer) {
    if (raiz.matches && raiz.matches(selector)) hacer(raiz);
    Array.prototype.forEach.call(raiz.querySelectorAll(selector), hacer);
  };

  /* data-cuenta="id": characters left, announced when the person stops typing. */
  function contar(campo) {
    var salida = $(campo.dataset.cuenta), espera;
    var decir = function () {
      salida.textContent = salida.dataset.texto.replace("%s", campo.maxLength - campo.value.length);
    };
    campo.addEventListener("input", function () { clearTimeout(espera); espera = setTimeout(decir, 400); });
    decir();
  }

  /* data-revela="id": what a checkbox or radio shows while it is chosen. */
  function revelar(control) {
    var parte = $(control.dataset.revela);
    var aplicar = function () {
      parte.hidden = !control.checked;
      control.setAttribute("aria-expanded", String(control.checked));
    };
    if (control.type === "radio") control.removeAttribute("aria-expanded");
    (control.form || document).addEventListener("change", function (e) {
      if (e.target.name === control.name) aplicar();
    });
    aplicar();
  }

  /* data-copia="id": copy a folio or code. The button is hidden until this runs. */
  function copiar(boton) {
    if (!navigator.clipboard) return;
    boton.hidden = false;
    boton.addEventListener("click", function () {
      navigator.clipboard.writeText($(boton.dataset.copia).textContent.trim()).then(function () {
        boton.querySelector("[role=status]").textContent = boton.dataset.copiado;
      });
    });
  }

  /* data-ubicacion="name": fill name__latitud and name__longitud from the device. */
  function ubicar(boton) {
    if (!navigator.geolocation) return;
    var estado = $(boton.getAttribute("aria-describedby"));
    boton.hidden = false;
    boton.addEventListener("click", function () {
      estado.textContent = boton.dataset.buscando;
      navigator.geolocation.getCurrentPosition(function (p) {
        ["latitud", "longitud"].forEach(function (eje) {
          var campo = boton.form.elements[boton.dataset.ubicacion + "__" + eje];
          campo.value = p.coords[eje === "latitud" ? "latitude" : "longitude"].toFixed(6);
          campo.dispatchEvent(new Event("change", { bubbles: true }));
        });
        estado.textContent = boton.dataset.listo;
      }, function () { estado.textContent = boton.dataset.fallo; }, { enableHighAccuracy: true, timeout: 15000 });
    });
  }

  /* data-reduce: a photo of the phone becomes a light, legible JPEG before it travels. */
  function comprimir(lienzo, calidad, listo) {
    lienzo.toBlob(function (blob) {
      if (blob && blob.size > PESO_META && calidad > 0.5) comprimir(lienzo, calidad - 0.1, listo);
      else listo(blob);
    }, "image/jpeg", calidad);
  }
  function reducir(archivo) {
    return new Promise(function (listo) {
      if (!/^image\/(jpeg|png|webp)$/.test(archivo.type) || archivo.size <= PESO_META) { listo(archivo); return; }
      var imagen = new Image(), url = URL.createObjectURL(archivo);
      imagen.onerror = function () { URL.revokeObjectURL(url); listo(archivo); };
      imagen.onload = function () {
        var escala = Math.min(1, LADO_MAXIMO / Math.max(imagen.naturalWidth, imagen.naturalHeight));
        var lienzo = document.createElement("canvas"), pincel = lienzo.getContext("2d");
        lienzo.width = Math.round(imagen.naturalWidth * escala);
        lienzo.height = Math.round(imagen.naturalHeight * escala);
        pincel.fillStyle = "#fff"; // a transparent PNG must not turn black
        pincel.fillRect(0, 0, lienzo.width, lienzo.height);
        pincel.drawImage(imagen, 0, 0, lienzo.width, lienzo.height);
        URL.revokeObjectURL(url);
        comprimir(lienzo, 0.85, function (blob) {
          if (!blob || blob.size >= archivo.size) listo(archivo);
          else listo(new File([blob], archivo.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg", lastModified: archivo.lastModified }));
        });
      };
      imagen.src = url;
    });
  }
  function reducirAlElegir(campo) {
    // Where the browser would lose the rotation of the photo, send it as it is.
    if (!window.DataTransfer || !window.CSS || !CSS.supports("image-orientation", "from-image")) return;
    campo.addEventListener("change", function () {
      var elegidos = Array.prototype.slice.call(campo.files), estado = $(campo.dataset.reduce);
      campo.experta = Promise.all(elegidos.map(reducir)).then(function (ligeros) {
        var bolsa = new DataTransfer();
        ligeros.forEach(function (a) { bolsa.items.add(a); });
        campo.files = bolsa.files;
        var kb = ligeros.reduce(function (suma, a) { return suma + a.size; }, 0) / 1024;
        estado.textContent = ligeros.length ? estado.dataset.texto.replace("%s", Math.ceil(kb)) : "";
        campo.experta = null;
      }, function () { campo.experta = null; });
    });
  }

  /* form[data-autoguardado=url]: save on leaving a field. The answer's X-Revision keeps the form current;
     409 (another tab is ahead) stops it and leaves the choice to the ordinary submit. A submit waits for
     the saving under way, or it would carry an old revision and lose the race against itself. */
  function autoguardar(forma) {
    if (!window.AbortController || !forma.requestSubmit) return;
    var estado = $(forma.dataset.estado), cola = Promise.resolve(), parado = false;
    var decir = function (clave) {
      estado.textContent = estado.dataset[clave];
      estado.dataset.tono = clave === "guardado" || clave === "guardando" ? "" : "mal";
    };
    var guardar = function () {
      if (parado) return;
      var datos = new FormData(forma), corte = new AbortController();
      setTimeout(function () { corte.abort(); }, 8000);
      todos(forma, "[type=file]", function (campo) { if (campo.name) datos.delete(campo.name); });
      decir("guardando");
      return fetch(forma.dataset.autoguardado, {
        method: "POST", body: datos, signal: corte.signal, headers: { "X-Autoguardado": "1" }
      }).then(function (r) {
        var revision = r.headers.get("X-Revision");
        if (revision && forma.elements.revision) forma.elements.revision.value = revision;
        parado = r.status === 409;
        decir(parado ? "choque" : r.ok && !r.redirected ? "guardado" : "fallo");
        if (r.ok && !r.redirected) r.text().then(function (hora) { if (hora) estado.textContent = hora; });
        return preguntarDeNuevo(r.headers.get("X-Marca"));
      }, function () { decir("fallo"); });
    };
    var escrito = function () {
      return Array.from(new FormData(forma), function (par) { return par[0] + "=" + (par[1].name || par[1]); }).join("&");
    };
    // The answers changed what the page asks (X-Marca): htmx brings the questions again, and takes the
    // files chosen so far with it. Over a slow network the person goes on writing: then the questions stay as
    // they are, and leaving the next field asks again.
    var preguntarDeNuevo = function (marca) {
      var vista = forma.elements.marca, enviado = escrito();
      if (!window.htmx || !marca || !vista || vista.value === marca) return;
      return new Promise(function (listo) {
        forma.addEventListener("htmx:beforeSwap", function (e) {
          if (escrito() === enviado) return;
          e.detail.shouldSwap = false;
          forma.elements.revision.value = e.detail.xhr.getResponseHeader("X-Revision") || forma.elements.revision.value;
        }, { once: true });
        forma.addEventListener("htmx:afterRequest", listo, { once: true });
        setTimeout(listo, 8000);
        forma.dispatchEvent(new Event("marca"));
      });
    };
    forma.addEventListener("change", function (e) {
      if (e.target.type === "file") return;
      var esta = cola = cola.then(guardar).then(function () { if (forma.experta === esta) forma.experta = null; });
      forma.experta = esta;
    });
  }

  /* Every POST form goes once; it waits for photos still being reduced and answers still being saved. */
  document.addEventListener("submit", function (e) {
    var forma = e.target, boton = e.submitter, pendientes = forma.experta ? [forma.experta] : [];
    if (forma.method !== "post" || e.defaultPrevented) return;
    if (forma.dataset.enviado) { e.preventDefault(); return; }
    todos(forma, "[type=file]", function (campo) { if (campo.experta) pendientes.push(campo.experta); });
    if (pendientes.length && forma.requestSubmit) {
      e.preventDefault();
      Promise.all(pendientes).then(function () { forma.requestSubmit(boton); });
      return;
    }
    forma.dataset.enviado = "1";
    todos(forma, "button", function (b) { b.setAttribute("aria-disabled", "true"); });
    setTimeout(function () { soltar(forma); }, 10000); // an answer that is a download leaves the page here
  });
  function soltar(forma) {
    delete forma.dataset.enviado;
    todos(forma, "button", function (b) { b.removeAttribute("aria-disabled"); });
  }
  window.addEventListener("pageshow", function () { todos(document, "form[data-enviado]", soltar); });
  document.addEventListener("htmx:afterRequest", function (e) { if (e.target.closest("form")) soltar(e.target.closest("form")); });

  /* data-segundos: warn five minutes before the session ends, so that nobody loses a page. */
  function avisarSesion(aviso) {
    var espera = Math.max(0, aviso.dataset.segundos - 300) * 1000;
    setTimeout(function () { aviso.hidden = false; }, Math.min(espera, 2147483647));
  }

  function mejorar(raiz) {
    todos(raiz, "[data-cuenta]", contar);
    todos(raiz, "[data-revela]", revelar);
    todos(raiz, "[data-copia]", copiar);
    todos(raiz, "[data-ubicacion]", ubicar);
    todos(raiz, "[data-reduce]", reducirAlElegir);
    todos(raiz, "form[data-autoguardado]", autoguardar);
    todos(raiz, "[data-segundos]", avisarSesion);
    todos(raiz, "[data-enfoca]", function (parte) { parte.focus(); });
  }
  mejorar(document);
  document.addEventListener("htmx:load", function (e) { if (e.detail.elt !== document.body) mejorar(e.detail.elt); });
})();

/* Search box of the town's procedures for any site. No cookies, no dependencies, no inline styles.
   It improves every <form data-experta> on the page; without it the form still searches. */
(function () {
  "use strict";
  var origen = new URL(document.currentScript.src).origin;
  var contador = 0;

  function mejorar(forma) {
    var caja = forma.querySelector("input[name=q]");
    if (!caja || !window.fetch || forma.dataset.lista) return;
    var lista = document.createElement("ul");
    var opciones = [], elegida = -1, espera = 0, pedido = 0;
    lista.id = forma.dataset.lista = "experta-lista-" + ++contador;
    lista.hidden = true;
    lista.className = "experta-lista";
    lista.setAttribute("role", "listbox");
    lista.setAttribute("aria-label", "Trámites");
    caja.insertAdjacentElement("afterend", lista);
    Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
      "aria-expanded": "false", "aria-controls": lista.id
    }).forEach(function (par) { caja.setAttribute(par[0], par[1]); });

    // What was asked before closing no longer opens the list.
    function cerrar() {
      clearTimeout(espera);
      ++pedido;
      lista.hidden = true;
      elegida = -1;
      caja.setAttribute("aria-expanded", "false");
      caja.removeAttribute("aria-activedescendant");
    }

    function marcar(lugar) {
      if (!opciones.length) return;
      elegida = (lugar + opciones.length) % opciones.length;
      opciones.forEach(function (una, i) { una.setAttribute("aria-selected", i === elegida); });
      caja.setAttribute("aria-activedescendant", opciones[elegida].id);
      opciones[elegida].scrollIntoView({ block: "nearest" });
    }

    function mostrar(resultados) {
      lista.textContent = "";
      opciones = resultados.map(function (uno, i) {
        var renglon = document.createElement("li");
        var liga = document.createElement("a");
        renglon.id = lista.id + "-" + i;
        renglon.setAttribute("role", "option");
        renglon.setAttribute("aria-selected", "false");
        liga.href = origen + "/tramites/" + encodeURIComponent(uno.slug) + "/";
        liga.tabIndex = -1;
        liga.textContent = uno.nombre;
        renglon.appendChild(liga);
        lista.appendChild(renglon);
        return renglon;
      });
      lista.hidden = !opciones.length;
      caja.setAttribute("aria-expanded", String(!lista.hidden));
      elegida = -1;
    }

    function buscar() {
      var texto = caja.value.trim(), turno = ++pedido;
      if (texto.length < 2) return cerrar();
      fetch(origen + "/api/v1/buscar?limite=6&q=" + encodeURIComponent(texto), { credentials: "omit" })
        .then(function (r) { return r.ok ? r.json() : { resultados: [] }; })
        .then(function (d) { if (turno === pedido) mostrar(d.resultados); })
        .catch(function () { if (turno === pedido) cerrar(); });
    }

    caja.addEventListener("input", function () {
      clearTimeout(espera);
      espera = setTimeout(buscar, 200);
    });
    caja.addEventListener("keydown", function (tecla) {
      if (lista.hidden) return;
      if (tecla.key === "ArrowDown") marcar(elegida + 1);
      else if (tecla.key === "ArrowUp") marcar(elegida < 0 ? -1 : elegida - 1);
      else if (tecla.key === "Escape") cerrar();
      else if (tecla.key === "Enter" && elegida >= 0) opciones[elegida].firstChild.click();
      else return;
      tecla.preventDefault();
    });
    forma.addEventListener("focusout", function (foco) {
      if (!forma.contains(foco.relatedTarget)) cerrar();
    });
    lista.addEventListener("mousedown", function (raton) { raton.preventDefault(); });
  }

  function todas() { document.querySelectorAll("form[data-experta]").forEach(mejorar); }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", todas);
  else todas();
})();

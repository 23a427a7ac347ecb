// Makes the pages nicer. Every one of them works without it.
// The address is never touched: a fragment such as #type=invite&app=Name stays where it is.
(function () {
  "use strict";

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }

  // Problems first: move to the summary, and from its links to the fields.
  var summary = document.querySelector("[data-summary]");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var field = link && document.getElementById(link.getAttribute("href").slice(1));
      if (field) {
        event.preventDefault();
        field.focus();
      }
    });
  }

  // One button shows and hides every password of its form.
  all("[data-toggle]").forEach(function (button) {
    var fields = Array.prototype.slice.call(button.form.querySelectorAll("input[type=password]"));
    function show(shown) {
      fields.forEach(function (field) {
        field.type = shown ? "text" : "password";
      });
      button.textContent = shown ? button.dataset.hide : button.dataset.show;
      button.setAttribute("aria-label", shown ? button.dataset.hideLong : button.dataset.showLong);
    }
    show(false);
    button.hidden = false;
    button.addEventListener("click", function () {
      show(fields[0].type === "password");
    });
    // A browser must never keep a password as if it were ordinary text.
    button.form.addEventListener("submit", function () {
      show(false);
    });
  });

  // Codes come with spaces and dashes when they are pasted.
  all("[data-code]").forEach(function (field) {
    field.addEventListener("paste", function (event) {
      var text = event.clipboardData && event.clipboardData.getData("text");
      if (!text) {
        return;
      }
      event.preventDefault();
      text = text.replace(/[\s\u200b\u2060\ufeff\-\u2010-\u2015]/g, "");
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      if (field.value.length > field.maxLength) {
        field.value = field.value.slice(0, field.maxLength);
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });

  // Counts down until a new code may be asked for. Not read out each second: only the end is.
  all("[data-wait]").forEach(function (form) {
    var until = Date.now() + Number(form.dataset.wait) * 1000;
    var button = form.querySelector("button");
    var words = form.querySelector("[data-wait-words]");
    var over = form.querySelector("[data-wait-over]");
    function tick() {
      var left = Math.ceil((until - Date.now()) / 1000);
      if (left > 0) {
        var seconds = left % 60;
        var time = Math.floor(left / 60) + ":" + (seconds < 10 ? "0" : "") + seconds;
        words.textContent = words.dataset.waitWords.replace("%time%", time);
        button.disabled = true;
        setTimeout(tick, 250);
      } else {
        words.hidden = true;
        over.textContent = over.dataset.waitOver;
        button.disabled = false;
      }
    }
    tick();
  });

  // A second press sends nothing. Coming back, or a stalled connection, opens the form again.
  function release(form) {
    delete form.dataset.sent;
    Array.prototype.forEach.call(form.querySelectorAll("button:not([type=button])"), function (button) {
      button.removeAttribute("aria-disabled");
    });
  }
  all("form").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      Array.prototype.forEach.call(form.querySelectorAll("button:not([type=button])"), function (button) {
        button.setAttribute("aria-disabled", "true");
      });
      setTimeout(release, 10000, form);
    });
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      all("form").forEach(release);
    }
  });
})();

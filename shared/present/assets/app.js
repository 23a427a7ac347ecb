// Makes the pages nicer. Every one of them works without it.
(function () {
  "use strict";

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }

  // Digits of Arabic, Persian and full width: the last four bits are the value.
  function inOurDigits(text) {
    return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, function (digit) {
      return String(digit.charCodeAt(0) & 15);
    });
  }

  // As the server reads what is typed: compatibility forms, and nothing that nobody sees.
  function asTyped(text) {
    return inOurDigits(text.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "")).trim();
  }

  // Problems first: move to the summary, and from its links to the fields.
  var summary = document.querySelector("[data-summary]");
  if (summary) {
    // In the gallery it stands in a frame, which must not scroll the whole.
    if (window.top === window) {
      summary.focus();
    }
    summary.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var field = link && document.getElementById(link.getAttribute("href").slice(1));
      if (field) {
        event.preventDefault();
        field.focus();
      }
    });
  }

  // A form is answered with a redirect, but where too much was typed to be kept over one. Then the page that answers it takes
  // the place of the page with the form: going back, or loading it again, does not offer to send the form once more.
  if (summary && window.history.replaceState) {
    var page = location.pathname.replace(/^\/(setup|enter)\/\w+$/, "/$1");
    history.replaceState(null, "", page + location.search);
  }

  // Whoever sent the person here may append what for: #type=invite&app=Name. It is shown as text, if it is no more than a
  // name, and stays in the address.
  all("[data-invited]").forEach(function (note) {
    var told = new URLSearchParams(location.hash.slice(1));
    var name = (told.get("app") || "").trim();
    var isName = name.length <= 40 && /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,&'’()+-]*$/u.test(name);
    if (told.get("type") === "invite" && isName && !/[^ ]\.[^ ]|\d{5}/.test(name)) {
      note.textContent = note.dataset.invited.replace("%app%", function () {
        return name;
      });
      note.hidden = false;
    }
  });

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

  // How good the password is, as one types. What counts is what the server says.
  function judge(text, least, known) {
    var letters = Array.from(text.toLowerCase());
    if (letters.length < least) {
      return 1;
    }
    var bare = letters.join("").replace(/[^\p{L}\p{N}]/gu, "");
    known.forEach(function (name) {
      name.toLowerCase().split(/[^\p{L}\p{N}]+/u).forEach(function (word) {
        if (word.length > 2) {
          bare = bare.split(word).join("");
        }
      });
    });
    // A letter that repeats the one before, or follows it in the alphabet, adds next to nothing.
    var fresh = letters.filter(function (letter, place) {
      var step = place ? letter.codePointAt(0) - letters[place - 1].codePointAt(0) : 9;
      return Math.abs(step) > 1;
    }).length;
    var distinct = new Set(letters).size;
    if (bare.length < 5 || distinct < 6 || fresh < least * 0.6) {
      return 2;
    }
    return fresh >= least + 4 && distinct > 9 ? 4 : 3;
  }
  all("[data-strength]").forEach(function (box) {
    var field = document.getElementById(box.dataset.strength);
    var account = document.getElementById("username");
    var least = Number(box.dataset.min);
    var bar = box.querySelector("progress");
    var words = box.querySelector("p");
    var pause;
    function say() {
      var have = Array.from(field.value).length;
      var good = judge(field.value, least, [box.dataset.known, account ? account.value : ""]);
      bar.value = have ? good : 0;
      box.dataset.level = bar.value;
      var text = [box.dataset.short, box.dataset.easy, box.dataset.fine, box.dataset.strong][good - 1];
      words.textContent = have ? text.replace("%have%", have).replace("%min%", least) : "";
      box.hidden = false;
    }
    field.addEventListener("input", function () {
      clearTimeout(pause);
      pause = setTimeout(say, 300);
    });
  });

  // The telephone number: a choice of the country, and spaces where people would write them.
  var GROUPS = { 1: [3, 3, 4], 33: [1, 2, 2, 2, 2], 34: [3, 3, 3], 351: [3, 3, 3], 39: [3, 3, 4], 41: [2, 3, 2, 2], 43: [3, 3, 4],
    44: [4, 6], 49: [3, 4, 4], 81: [2, 4, 4] };
  function spaced(digits, code) {
    var rest = digits.slice(code.length);
    var parts = ["+" + code];
    (GROUPS[code] || [3, 3, 3, 3]).forEach(function (size, place, sizes) {
      var end = place === sizes.length - 1 ? rest.length : size;
      if (rest) {
        parts.push(rest.slice(0, end));
        rest = rest.slice(end);
      }
    });
    return parts.join(" ");
  }
  all("[data-phone]").forEach(function (form) {
    var field = document.getElementById("phone");
    var country = document.getElementById("country");
    var problem = document.getElementById("country-problem");
    var names = {};
    var known = [];
    var codes = [];
    // Letters and digits without case, accents and spaces.
    function plain(text) {
      return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    }
    try {
      // A country is found by its name in the language of the page, in that of the browser, and in English.
      var tongues = [document.documentElement.lang, navigator.language, "en"].map(function (tongue) {
        return new Intl.DisplayNames([tongue], { type: "region" });
      });
      form.dataset.phone.split(" ").filter(Boolean).forEach(function (entry) {
        var region = entry.slice(0, 2);
        var code = entry.slice(2);
        var name = tongues[0].of(region) + " (+" + code + ")";
        names[name] = code;
        known.push({ name: name, code: code, region: plain(region), words: tongues.map(function (tongue) {
          return plain(tongue.of(region));
        }) });
        codes.push(code);
      });
    } catch (unknown) {
      return;
    }
    codes.sort(function (one, other) {
      return other.length - one.length;
    });
    var list = document.getElementById("countries");
    Object.keys(names).sort(new Intl.Collator(document.documentElement.lang).compare).forEach(function (name) {
      list.appendChild(document.createElement("option")).value = name;
    });
    form.querySelector("[data-country]").hidden = codes.length < 2;
    function codeOf(digits) {
      return codes.find(function (code) {
        return digits.indexOf(code) === 0;
      });
    }
    // The countries that fit best what was typed: by the whole name, its beginning, or a part of it.
    function best(typed) {
      var text = plain(typed);
      function fitting(fits) {
        return text ? known.filter(fits) : [];
      }
      var ways = [
        function (one) { return one.name === typed || plain(one.name) === text; },
        function (one) { return one.words.indexOf(text) >= 0; },
        function (one) { return one.region === text || one.code === text; },
        function (one) { return one.words.some(function (word) { return word.indexOf(text) === 0; }); },
        function (one) { return text.length > 2 && one.words.some(function (word) { return word.indexOf(text) > 0; }); },
      ];
      return ways.map(fitting).find(function (found) { return found.length > 0; }) || [];
    }
    // Writes the country out that was meant, with its code, or says why none was found.
    function settle() {
      var found = best(country.value);
      if (found.length === 1) {
        country.value = found[0].name;
      }
      var wrong = country.value.trim() !== "" && found.length !== 1;
      var words = found.length ? problem.dataset.several : problem.dataset.unknown;
      problem.textContent = wrong ? words.replace("%found%", found.slice(0, 3).map(function (one) {
        return one.name;
      }).join(", ")) : "";
      if (wrong) {
        country.setAttribute("aria-invalid", "true");
      } else {
        country.removeAttribute("aria-invalid");
      }
      return !wrong;
    }
    function tidy() {
      var text = asTyped(field.value).replace(/^00/, "+").replace(/^(\+(?!39).*?)\(0\)/, "$1")
        .replace(/[.\u2010-\u2015\u2212\u00b7/]/g, " ").replace(/["'<>,;:!?\u2018-\u201f]/g, "").trim();
      var digits = text.replace(/\D/g, "");
      var chosen = names[country.value];
      // A number as it is dialled at home: the zero in front goes, but in Italy.
      if (text[0] !== "+" && digits && chosen) {
        digits = chosen + (chosen === "39" ? digits : digits.replace(/^0/, ""));
        text = "+" + digits;
      }
      var code = text[0] === "+" && codeOf(digits);
      if (code && /^[+\d\s().-]*$/.test(text)) {
        field.value = spaced(digits, code);
      }
    }
    field.addEventListener("input", function (event) {
      var atEnd = field.selectionStart === field.value.length;
      var deletes = (event.inputType || "").indexOf("delete") === 0;
      if (atEnd && !deletes && field.value.trim()[0] === "+") {
        tidy();
      }
    });
    field.addEventListener("change", tidy);
    function apply() {
      var chosen = names[country.value];
      var digits = field.value.replace(/\D/g, "");
      if (chosen && field.value.trim()[0] === "+") {
        field.value = spaced(chosen + digits.slice((codeOf(digits) || "").length), chosen);
      } else if (chosen && !digits) {
        field.value = "+" + chosen + " ";
      } else if (chosen) {
        tidy();
      }
    }
    country.addEventListener("input", function () {
      problem.textContent = "";
      country.removeAttribute("aria-invalid");
      apply();
    });
    country.addEventListener("change", function () {
      settle();
      apply();
    });
    // Before the listener that lets a form be sent once: what is held back here was not sent.
    form.addEventListener("submit", function (event) {
      var settled = settle();
      tidy();
      // A number with its country code needs no country.
      if (!settled && field.value.trim() && !/^(\+|00)/.test(field.value.trim())) {
        event.preventDefault();
        event.stopImmediatePropagation();
        country.focus();
      }
    });
    tidy();
    // The page came back: the box says which country the number is of, where there is but one of that code.
    var here = known.filter(function (one) {
      return field.value.trim()[0] === "+" && one.code === codeOf(field.value.replace(/\D/g, ""));
    });
    if (here.length === 1) {
      country.value = here[0].name;
    }
  });

  // The last page leads on by itself, unless the person wants to stay, or has gone to see to something else.
  all("[data-onward]").forEach(function (box) {
    var way = document.querySelector("a.button");
    var came = performance.getEntriesByType("navigation")[0];
    // Whoever comes back to it is not sent away again.
    if (!came || came.type !== "navigate") {
      return;
    }
    // In the gallery it stays.
    var seconds = Number(box.dataset.onward);
    var timer = seconds && setTimeout(function () {
      location.assign(way.href);
    }, seconds * 1000);
    function stay() {
      clearTimeout(timer);
      box.hidden = true;
    }
    box.hidden = false;
    box.querySelector("button").addEventListener("click", function () {
      stay();
      way.focus();
    });
    window.addEventListener("pagehide", stay);
  });

  // The code in what was pasted: all of it without spaces and dashes, or the only number in a sentence. The server does the
  // same, and more.
  function codeIn(text, length) {
    var line = asTyped(text);
    var whole = line.replace(/[^\p{L}\p{N}]/gu, "");
    var digits = whole.replace(/\D/g, "");
    return /\s/.test(line) && /\D/.test(whole) && digits.length === Number(length) ? digits : whole;
  }

  // Codes come with spaces, dashes and sentences when they are pasted.
  all("[data-code]").forEach(function (field) {
    field.addEventListener("paste", function (event) {
      var text = event.clipboardData && event.clipboardData.getData("text");
      if (!text) {
        return;
      }
      event.preventDefault();
      text = codeIn(text, field.dataset.code);
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
    var buttons = Array.prototype.slice.call(form.querySelectorAll("button"));
    var words = form.querySelector("[data-wait-words]");
    var over = form.querySelector("[data-wait-over]");
    function hold(held) {
      buttons.forEach(function (button) {
        button.disabled = held;
      });
    }
    function tick() {
      var left = Math.ceil((until - Date.now()) / 1000);
      if (left > 0) {
        var seconds = left % 60;
        var time = Math.floor(left / 60) + ":" + (seconds < 10 ? "0" : "") + seconds;
        words.textContent = words.dataset.waitWords.replace("%time%", time);
        hold(true);
        setTimeout(tick, 250);
      } else {
        words.hidden = true;
        over.textContent = over.dataset.waitOver;
        hold(false);
      }
    }
    tick();
  });

  // The menu of languages closes when one turns to something else.
  all(".languages details").forEach(function (menu) {
    document.addEventListener("click", function (event) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
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
      all("[data-toggle], input[type=password]").forEach(function (field) {
        field.form.reset();
      });
    }
  });
})();

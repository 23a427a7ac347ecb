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

  // For screen readers only: what is announced, and not shown.
  var voice = document.createElement("p");
  voice.className = "sr";
  voice.setAttribute("role", "status");
  document.body.appendChild(voice);
  function say(text) {
    voice.textContent = text;
  }

  // In the gallery a page stands in a frame, which must not scroll the whole.
  var alone = window.top === window;
  function focus(field) {
    if (alone && field) {
      field.focus();
    }
  }

  // Problems first: into the field that it is about, or to the summary, and from its links to the fields.
  var summary = document.querySelector("[data-summary]");
  if (summary && summary.classList.contains("summary")) {
    focus(summary);
    summary.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var field = link && document.getElementById(link.getAttribute("href").slice(1));
      if (field) {
        event.preventDefault();
        field.focus();
      }
    });
  } else if (summary) {
    var wrong = document.querySelector("[aria-invalid]");
    focus(wrong);
    if (alone && wrong && wrong.select) {
      wrong.select();
    }
  }

  // Whoever pressed a button to come here goes on in the first field. Whoever opened the address begins at its top.
  try {
    if (!summary && sessionStorage.getItem("latchkey-pressed") === location.pathname) {
      focus(document.querySelector("[data-first]"));
    }
    sessionStorage.removeItem("latchkey-pressed");
  } catch (forbidden) {
    // A browser that keeps nothing begins at the top.
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
    var query = new URLSearchParams(location.hash.slice(1));
    var name = (query.get("app") || "").trim();
    var isName = name.length <= 40 && /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,&'’()+-]*$/u.test(name);
    if (query.get("type") === "invite" && isName && !/[^ ]\.[^ ]|\d{5}/.test(name)) {
      note.textContent = note.dataset.invited.replace("%app%", function () {
        return name;
      });
      note.hidden = false;
    }
  });

  // Times in the zone of whoever reads, short.
  all("time[data-local]").forEach(function (time) {
    var at = new Date(time.dateTime);
    // In the language of the page, and as the reader's own country writes it.
    var language = document.documentElement.lang;
    var own = (navigator.languages || []).find(function (tag) {
      return tag.split("-")[0] === language.split("-")[0];
    });
    try {
      var shape = { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" };
      if (at.getFullYear() !== new Date().getFullYear()) {
        shape.year = "numeric";
      }
      time.textContent = new Intl.DateTimeFormat(own || language, shape).format(at);
    } catch (unknown) {
      // The zone of the application stands there.
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
      var shown = fields[0].type === "password";
      show(shown);
      say(shown ? button.dataset.shown : button.dataset.hidden);
    });
    // A browser must never keep a password as if it were ordinary text.
    button.form.addEventListener("submit", function () {
      show(false);
    });
  });

  // How good the password is, as one types: the length is counted here, all else the server says. It says the same when the
  // form is sent. Nothing is shown of which it does not speak.
  all("[data-strength]").forEach(function (box) {
    var field = document.getElementById(box.dataset.strength);
    var least = Number(box.dataset.min);
    var meter = box.querySelector(".meter");
    var words = box.querySelector("[role=status]");
    var last = "";
    var asked = 0;
    var pause;
    function mark(rule, good) {
      var line = field.form.querySelector("[data-rule=" + rule + "]");
      line.className = good === undefined ? "" : good ? "ok" : "bad";
    }
    // Told aloud only where it changes.
    function level(now, text) {
      meter.dataset.level = now;
      if (text !== last) {
        last = text;
        words.textContent = text;
      }
    }
    function ask() {
      var text = field.value;
      var have = Array.from(text.normalize("NFKC")).length;
      asked += 1;
      var mine = asked;
      box.hidden = false;
      mark("common");
      mark("context");
      if (have < least) {
        mark("length", have ? false : undefined);
        if (!have) {
          level(0, "");
        } else {
          level(1, box.dataset.short);
        }
        return;
      }
      mark("length", true);
      var body = new URLSearchParams(new FormData(field.form));
      body.delete("confirm");
      window.fetch(box.dataset.check, { method: "POST", body: body, headers: { accept: "application/json" } })
        .then(function (answer) {
          return answer.ok ? answer.json() : Promise.reject(answer);
        })
        .then(function (judged) {
          if (mine !== asked) {
            return;
          }
          var refused = judged.refused;
          mark("length", refused !== "length");
          // They are looked at in this order, up to the first that refuses.
          if (refused !== "length") {
            mark("context", refused !== "context");
          }
          if (!refused || refused === "common") {
            mark("common", !refused);
          }
          if (refused) {
            level(2, box.dataset.easy);
          } else {
            level(have > least + 4 ? 4 : 3, have > least + 4 ? box.dataset.strong : box.dataset.fine);
          }
        })
        .catch(function () {
          // Without an answer nothing is said: the server judges when the form is sent.
          if (mine === asked) {
            level(0, "");
          }
        });
    }
    field.addEventListener("input", function () {
      clearTimeout(pause);
      pause = setTimeout(ask, 350);
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
    var prefix = document.getElementById("prefix");
    var hint = document.getElementById("phone-hint");
    var words = hint.textContent;
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
    // The zero in front of a number that is dialled at home goes in these countries, also behind their code.
    var TRUNK = ["33", "41", "43", "44", "49", "81"];
    function chosen() {
      return names[country.value];
    }
    // As the server reads it: without the word before a number (`tel:`, `Mobile:`) and a remark behind it, and with + for 00.
    function typed() {
      return asTyped(field.value).replace(/^\p{L}[\p{L}\s.-]{0,19}:/u, "").replace(/(.)\s*\([^\p{N}()@]+\)?\s*$/u, "$1")
        .replace(/^[\s(/]+/, "").replace(/^00/, "+");
    }
    // What stands in the field, as one number with its country code; nothing, where that is not known.
    function whole() {
      // The digits behind a pause or in a parameter are an extension: it stays as it is, for the server to refuse.
      if (/[,;].*\d/.test(typed())) {
        return null;
      }
      var text = typed().replace(/^(\+(?!39).*?)\(0\)/, "$1")
        .replace(/[.\u2010-\u2015\u2212\u00b7/]/g, " ").replace(/["'<>,;:!?\u2018-\u201f]/g, "").trim();
      var digits = text.replace(/\D/g, "");
      if (!/^[+\d\s().-]*$/.test(text) || !digits) {
        return null;
      }
      var code = text[0] === "+" ? codeOf(digits) : chosen();
      if (!code) {
        return null;
      }
      var rest = text[0] === "+" ? digits.slice(code.length) : digits;
      if (TRUNK.indexOf(code) >= 0) {
        rest = rest.replace(/^0/, "");
      }
      return { code: code, rest: rest };
    }
    // Beside a country the field has the number alone; without one it has all of it.
    function tidy() {
      var number = whole();
      if (number && number.code === chosen()) {
        field.value = spaced(number.code + number.rest, number.code).slice(number.code.length + 2);
      } else if (number) {
        field.value = spaced(number.code + number.rest, number.code);
      }
    }
    function show() {
      var code = chosen();
      prefix.hidden = !code || typed()[0] === "+";
      prefix.textContent = code ? "+" + code : "";
      hint.textContent = code ? hint.dataset.chosen : words;
      field.autocomplete = code ? "tel-national" : "tel";
    }
    // Another country was chosen: it is that of the number that stands there.
    function fromCountry() {
      var code = chosen();
      var number = whole();
      if (code && number && number.code !== code) {
        field.value = "+" + code + number.rest;
      }
      tidy();
      show();
    }
    // A number that says its country itself chooses it, where there is but one of that code.
    function fromField() {
      var number = typed()[0] === "+" && whole();
      if (number && number.code !== chosen()) {
        var those = known.filter(function (one) {
          return one.code === number.code;
        });
        if (chosen() || (those.length === 1 && number.rest)) {
          country.value = those.length === 1 ? those[0].name : "";
          settle();
        }
      }
      tidy();
      show();
    }
    field.addEventListener("input", function (event) {
      var atEnd = field.selectionStart === field.value.length;
      var deletes = (event.inputType || "").indexOf("delete") === 0;
      if (atEnd && !deletes && field.value.trim()[0] === "+") {
        fromField();
      } else {
        show();
      }
    });
    field.addEventListener("change", fromField);
    country.addEventListener("input", function () {
      problem.textContent = "";
      country.removeAttribute("aria-invalid");
      fromCountry();
    });
    country.addEventListener("change", function () {
      settle();
      fromCountry();
    });
    // The country of a number that the field came with, or the one that there is.
    var number = whole();
    var here = known.filter(function (one) {
      return number ? one.code === number.code : known.length === 1;
    });
    if (here.length === 1) {
      country.value = here[0].name;
    }
    fromField();
    // Before the listener that lets a form be sent once: what is held back here was not sent.
    form.addEventListener("submit", function (event) {
      var settled = settle();
      fromField();
      // A number with its country code needs no country.
      if (!settled && field.value.trim() && !/^(\+|00)/.test(field.value.trim())) {
        event.preventDefault();
        event.stopImmediatePropagation();
        country.focus();
        return;
      }
      var number = whole();
      if (number && chosen()) {
        // What is sent is the whole number.
        prefix.hidden = true;
        field.value = "+" + number.code + number.rest;
      }
    });
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
    var left = Number(box.dataset.onward);
    var words = box.querySelector("p[aria-hidden]");
    var timer = left && setInterval(function () {
      left -= 1;
      words.textContent = box.dataset.words.replace("%seconds%", Math.max(left, 0));
      if (left <= 0) {
        clearInterval(timer);
        location.assign(way.href);
      }
    }, 1000);
    function stay() {
      clearInterval(timer);
      box.hidden = true;
    }
    box.hidden = false;
    // Filled once it is shown, so that readers tell of it.
    var status = box.querySelector("[role=status]");
    setTimeout(function () {
      status.textContent = status.dataset.words;
    }, 100);
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
    var length = Number(field.dataset.code);
    var sent = "";
    // With its last character typed or pasted, a code is sent by itself; the field's description says so beforehand.
    function complete() {
      var code = asTyped(field.value);
      if ("slots" in field.dataset && Array.from(code).length === length && code !== sent && alone) {
        sent = code;
        setTimeout(function () {
          if (asTyped(field.value) === code && !field.form.dataset.sent) {
            field.form.requestSubmit();
          }
        }, 200);
      }
    }
    if ("slots" in field.dataset) {
      var hint = document.getElementById("code-hint");
      hint.textContent += " " + hint.dataset.auto;
      field.addEventListener("input", function (event) {
        // Typed, one character at a time: what a program or a manager fills in, the person sends.
        var isTyped = event.inputType === "insertText" && event.data && event.data.length === 1;
        if (isTyped && field.selectionEnd === field.value.length) {
          complete();
        }
      });
    }
    field.addEventListener("paste", function (event) {
      var text = event.clipboardData && event.clipboardData.getData("text");
      if (!text) {
        return;
      }
      event.preventDefault();
      text = codeIn(text, length);
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      if (field.value.length > field.maxLength) {
        field.value = field.value.slice(0, field.maxLength);
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
      complete();
    });
    // The phone gives the code of its text message (WebOTP), if the person lets it.
    if ("otp" in field.dataset && "OTPCredential" in window && alone) {
      var stop = new AbortController();
      field.form.addEventListener("submit", function () {
        stop.abort();
      });
      navigator.credentials.get({ otp: { transport: ["sms"] }, signal: stop.signal }).then(function (found) {
        field.value = found.code;
        complete();
      }).catch(function () {
        // It is typed, then.
      });
    }
  });

  // Counts down until a new code may be asked for. Not read out each second: only the end is.
  all("[data-wait]").forEach(function (form) {
    var until = Date.now() + Number(form.dataset.wait) * 1000;
    var buttons = Array.prototype.slice.call(form.querySelectorAll("button"));
    var words = form.querySelector("[data-wait-words]");
    var over = form.querySelector("[data-wait-over]");
    var inLine = form.classList.contains("again");
    function hold(held) {
      buttons.forEach(function (button) {
        button.disabled = held;
        button.hidden = held && inLine;
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
    function close(event) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
    document.addEventListener("click", close);
    document.addEventListener("focusin", close);
    document.addEventListener("keydown", function (event) {
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
      button.removeAttribute("aria-busy");
    });
    say("");
  }
  all("form").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      try {
        sessionStorage.setItem("latchkey-pressed", "/setup");
      } catch (forbidden) {
        // Then the next page begins at its top.
      }
      var pressed = event.submitter || form.querySelector("[type=submit]");
      Array.prototype.forEach.call(form.querySelectorAll("button:not([type=button])"), function (button) {
        button.setAttribute("aria-disabled", "true");
      });
      if (pressed) {
        pressed.setAttribute("aria-busy", "true");
      }
      say(document.body.dataset.busy);
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

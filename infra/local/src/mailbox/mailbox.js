// Shows new messages by itself, tells times as the reader's clock does, copies codes and links, and clears the mailbox.
(() => {
  const today = new Date().toDateString();
  for (const time of document.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.textContent = at.toDateString() === today ? at.toLocaleTimeString()
      : at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
    time.title = at.toLocaleString();
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Copied";
      } catch {
        button.textContent = button.dataset.copy;
      }
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
  const clear = document.querySelector("[data-clear]");
  if (clear) {
    clear.hidden = false;
    clear.addEventListener("click", async () => {
      if (!window.confirm("Delete all messages of this mailbox?")) return;
      await fetch("/mailbox.json", { method: "DELETE" });
      location.assign("/mailbox");
    });
  }
  // A choice of a filter is one press less.
  for (const select of document.querySelectorAll("form select")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
  const list = document.querySelector("[data-newest]");
  if (!list) return;
  setInterval(async () => {
    if (document.hidden || document.activeElement?.matches("input[type=search]")) return;
    try {
      // Only what came since; mostly that is nothing.
      const news = await (await fetch(`/mailbox.json?after=${encodeURIComponent(list.dataset.newest)}`)).json();
      if (news.length > 0) location.reload();
    } catch {
      // The server is gone for a moment; the next round asks again.
    }
  }, 1000);
})();

// Shows new messages by itself: asks for the newest one and loads the page again when it changed.
(() => {
  const newest = document.currentScript.dataset.newest;
  for (const time of document.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) time.textContent = at.toLocaleTimeString();
  }
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const messages = await (await fetch("/mailbox.json")).json();
      if ((messages[0]?.id ?? "") !== newest) location.reload();
    } catch {
      // The server is gone for a moment; the next round asks again.
    }
  }, 1000);
})();

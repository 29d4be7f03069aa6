// Asks the browser for a passkey, and sends what it answers along with the form.
"use strict";

(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => {
    const all = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
    return btoa(all).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };
  const listed = (all) => (all ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  const ask = async (form) => {
    const { publicKey } = JSON.parse(form.dataset.options);
    publicKey.challenge = bytes(publicKey.challenge);
    if (form.dataset.passkey === "get") {
      publicKey.allowCredentials = listed(publicKey.allowCredentials);
      return navigator.credentials.get({ publicKey });
    }
    publicKey.user.id = bytes(publicKey.user.id);
    publicKey.excludeCredentials = listed(publicKey.excludeCredentials);
    return navigator.credentials.create({ publicKey });
  };

  const answered = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    const { id, type } = credential;
    return JSON.stringify({ id, rawId: text(credential.rawId), type, response });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-failed]");
    let asking = false;
    const run = async () => {
      if (asking) return;
      asking = true;
      failed.hidden = true;
      try {
        form.elements.answer.value = answered(await ask(form));
        form.submit();
      } catch {
        // Cancelled, none there, or none allowed here: the button asks again.
        failed.hidden = false;
      }
      asking = false;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
    });
    run();
  }
})();

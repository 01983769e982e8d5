// Asks this device for a passkey. A form with data-passkey is hidden until here, and stays so
// where the browser knows no passkeys or the address is another.
"use strict";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential || location.hostname !== form.dataset.host) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}

async function ask(form) {
  const [button, line] = [form.querySelector("button"), form.querySelector("[role=status]")];
  button.disabled = true;
  line.textContent = line.dataset.wait;
  try {
    const body = new URLSearchParams({ ask: "yes" });
    const asked = await fetch(form.action, { method: "POST", body, redirect: "error" });
    // A page asks for a proof.
    if (!/json/.test(asked.headers.get("content-type"))) return location.reload();
    const { publicKey } = await asked.json();
    publicKey.challenge = bytes(publicKey.challenge);
    for (const one of publicKey.excludeCredentials ?? []) one.id = bytes(one.id);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    const way = publicKey.user ? "create" : "get";
    form.elements.answer.value = JSON.stringify(whole(await navigator.credentials[way]({ publicKey })));
    const typed = document.querySelector("input[autocomplete=username]");
    if (typed && form.elements.who) form.elements.who.value = typed.value;
    form.submit();
  } catch {
    line.textContent = line.dataset.not;
    button.disabled = false;
  }
}

function whole({ id, rawId, type, response }) {
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = text(response[name]);
  }
  return { id, rawId: text(rawId), type, response: parts, clientExtensionResults: {} };
}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

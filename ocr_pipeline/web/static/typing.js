// Vietnamese letters by Telex or VNI, for machines without an input method of their own.
// typeKey(word, key, method) gives the word before the caret as it is when one more key was pressed.
"use strict";

globalThis.VanbanTyping = (() => {
  const TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]; // none, sắc, huyền, hỏi, ngã, nặng
  const TELEX_TONES = { s: 1, f: 2, r: 3, x: 4, j: 5, z: 0 };
  const VNI_TONES = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 0: 0 };
  const HAT = { a: "â", e: "ê", o: "ô" };
  const HORN = { o: "ơ", u: "ư" };
  const BOWL = { a: "ă" };
  const SHAPED = "ăâêôơư";
  const VOWELS = "aăâeêioôơuưy";
  const PLAIN = { â: "a", ă: "a", ê: "e", ô: "o", ơ: "o", ư: "u", đ: "d" };

  const isVowel = (letter) => VOWELS.includes(letter.toLowerCase());

  // A word as letters without their tones, and its tone.
  function taken(word) {
    let tone = 0;
    const letters = [...word.normalize("NFC")].map((char) => {
      let parts = [...char.normalize("NFD")];
      const at = TONES.findIndex((mark, number) => number && parts.includes(mark));
      if (at > 0) {
        tone = at;
        parts = parts.filter((part) => part !== TONES[at]);
      }
      return parts.join("").normalize("NFC");
    });
    return { letters, tone };
  }

  // The place of the tone: a shaped vowel has it; else the vowel before the last letters (hòa, hoàn, ngoài, tùy, già).
  function place(letters) {
    const low = letters.map((letter) => letter.toLowerCase());
    let begin = low.findIndex((letter) => isVowel(letter));
    if (begin < 0) return -1;
    const next = low[begin + 1];
    const opens = (low[begin] === "u" && low[begin - 1] === "q") || (low[begin] === "i" && low[begin - 1] === "g");
    if (opens && next !== undefined && isVowel(next)) begin += 1;
    let end = begin;
    while (end < low.length && isVowel(low[end])) end += 1;
    for (let at = end - 1; at >= begin; at -= 1) if (SHAPED.includes(low[at])) return at;
    const count = end - begin;
    if (count === 1) return begin;
    if (count === 2) return end < low.length ? begin + 1 : begin;
    return begin + 1;
  }

  function put({ letters, tone }) {
    const at = tone ? place(letters) : -1;
    return letters.map((letter, index) => (index === at ? (letter + TONES[tone]).normalize("NFC") : letter)).join("");
  }

  const as = (letter, model) => (model === model.toLowerCase() ? letter : letter.toUpperCase());

  // The last letter that a table changes is changed; a second press takes the change back and types the key.
  function shaped(word, table, key) {
    const { letters, tone } = taken(word);
    for (let at = letters.length - 1; at >= 0; at -= 1) {
      const low = letters[at].toLowerCase();
      const bare = PLAIN[low] ?? low;
      if (!(bare in table)) continue;
      if (low === table[bare]) {
        letters[at] = as(bare, letters[at]);
        if (bare === "o" && table === HORN && (letters[at - 1] ?? "").toLowerCase() === "ư") letters[at - 1] = as("u", letters[at - 1]);
        return put({ letters: [...letters, key], tone });
      }
      letters[at] = as(table[bare], letters[at]);
      // ươ is shaped as a whole.
      if (bare === "o" && table === HORN && (letters[at - 1] ?? "").toLowerCase() === "u" && (letters[at - 2] ?? "").toLowerCase() !== "q") {
        letters[at - 1] = as("ư", letters[at - 1]);
      }
      return put({ letters, tone });
    }
    return null;
  }

  function crossed(word, key) {
    const { letters, tone } = taken(word);
    const at = letters.findLastIndex((letter) => "dđ".includes(letter.toLowerCase()));
    if (at < 0) return null;
    if (letters[at].toLowerCase() === "đ") {
      letters[at] = as("d", letters[at]);
      return put({ letters: [...letters, key], tone });
    }
    letters[at] = as("đ", letters[at]);
    return put({ letters, tone });
  }

  function toned(word, tone, key) {
    const known = taken(word);
    if (place(known.letters) < 0) return null;
    if (tone === 0) return known.tone ? put({ ...known, tone }) : null;
    if (known.tone === tone) return put({ letters: known.letters, tone: 0 }) + key;
    return put({ ...known, tone });
  }

  function telex(word, key) {
    const low = key.toLowerCase();
    if (low in TELEX_TONES) return toned(word, TELEX_TONES[low], key);
    if (low === "w") return shaped(word, horned(word) ? HORN : BOWL, key);
    const last = taken(word).letters.at(-1)?.toLowerCase() ?? "";
    if (low === "d" && "dđ".includes(last) && last) return crossed(word, key);
    if (low in HAT && vowelsHave(word, low)) return shaped(word, { [low]: HAT[low] }, key);
    return null;
  }

  // Whether w means the horn (mưa, nước): the o of hoặc and the u of quặng only open the vowel that takes the bowl.
  function horned(word) {
    const low = taken(word).letters.join("").toLowerCase();
    return /[oơuư]/.test(low.replace(/o(?=[aă])|qu(?=[aă])/, ""));
  }

  // The hat may be typed behind the word's end (vietej, hoon, daay) as long as the vowel is one of its last.
  function vowelsHave(word, low) {
    const { letters } = taken(word);
    return letters.some((letter) => letter.toLowerCase() === low || letter.toLowerCase() === HAT[low]);
  }

  function vni(word, key) {
    if (key in VNI_TONES) return toned(word, VNI_TONES[key], key);
    if (key === "6") return shaped(word, HAT, key);
    if (key === "7") return shaped(word, HORN, key);
    if (key === "8") return shaped(word, BOWL, key);
    if (key === "9") return crossed(word, key);
    return null;
  }

  function typeKey(word, key, method) {
    const made = method === "telex" ? telex(word, key) : method === "vni" ? vni(word, key) : null;
    if (made !== null) return made;
    // A letter that follows may move the tone: hòa, hoàn.
    return method === "off" ? word + key : put(taken(word + key));
  }

  // Makes a field type so; the method is asked for at every key.
  function attach(field, method) {
    field.addEventListener("keydown", (event) => {
      if (method() === "off" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!/^[\p{L}\d]$/u.test(event.key)) return;
      const caret = field.selectionStart;
      if (caret !== field.selectionEnd) return;
      const word = /\p{L}*$/u.exec(field.value.slice(0, caret))[0];
      if (!word) return;
      const made = typeKey(word, event.key, method());
      event.preventDefault();
      field.setRangeText(made, caret - word.length, caret, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  return { typeKey, attach };
})();

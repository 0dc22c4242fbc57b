// What waits on the device: ids and codes only. No name, no reason in words, no note ever comes here (ADR 0073).
const NAME = 'schakel-piket';
const TAPS = 'tikken';
const FACTS = 'weetjes';

let opening;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(TAPS, { keyPath: 'id', autoIncrement: true });
      request.result.createObjectStore(FACTS);
    };
    request.onsuccess = () => {
      // another tab wipes the device: let it
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function inside(name, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const add = (tap) => inside(TAPS, 'readwrite', (store) => store.add(tap));
export const all = () => inside(TAPS, 'readonly', (store) => store.getAll());
export const remove = (id) => inside(TAPS, 'readwrite', (store) => store.delete(id));
export const fact = (name) => inside(FACTS, 'readonly', (store) => store.get(name));
export const know = (name, value) => inside(FACTS, 'readwrite', (store) => store.put(value, name));

export async function forget() {
  if (opening) (await opening).close();
  opening = undefined;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}

// Keeps everything in memory, as the adapter does that node-oidc-provider brings. That one forgets
// all but the newest thousand or two, and sessions with them, and goes through every token of a
// grant whenever it gives another one: neither would last under load.
const kept = new Map();
const idsByUid = new Map();
const keysByGrant = new Map();

export class Memory {
  constructor(model) {
    this.model = model;
  }

  key(id) {
    return `${this.model}:${id}`;
  }

  async upsert(id, payload) {
    const key = this.key(id);
    kept.set(key, payload);
    if (payload.uid) {
      idsByUid.set(payload.uid, id);
    }
    if (payload.grantId) {
      const keys = keysByGrant.get(payload.grantId);
      keys ? keys.add(key) : keysByGrant.set(payload.grantId, new Set([key]));
    }
  }

  async find(id) {
    return kept.get(this.key(id));
  }

  async findByUid(uid) {
    return this.find(idsByUid.get(uid));
  }

  async consume(id) {
    kept.get(this.key(id)).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    kept.delete(this.key(id));
  }

  async revokeByGrantId(grantId) {
    for (const key of keysByGrant.get(grantId) ?? []) {
      kept.delete(key);
    }
    keysByGrant.delete(grantId);
  }
}

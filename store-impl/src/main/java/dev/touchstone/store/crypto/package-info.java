/** Fernet tokens, and the per-user keys they are made with. */
package dev.touchstone.store.crypto;

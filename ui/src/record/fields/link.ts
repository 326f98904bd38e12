import type { Attachment } from '@/host';

/** A published address as an attachment; null for anything but http and https. */
export function linkOf(text: string): Attachment | null {
  let address: URL;
  try {
    address = new URL(text.trim());
  } catch {
    return null;
  }
  if (!['http:', 'https:'].includes(address.protocol)) return null;
  const path = address.pathname === '/' ? '' : decodeSafely(address.pathname);
  return { name: `${address.host}${path}`.slice(0, 120), url: address.href };
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

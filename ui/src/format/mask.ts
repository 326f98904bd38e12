/** Personal data as it is shown until the clerk asks: 138****1234, w***@x.cn, 王**. */
export function mask(text: string): string {
  if (text === '') return '';
  if (text.includes('@')) return maskMail(text);
  if (/\d{7,}/.test(text)) return text.replace(/\d{7,}/g, maskDigits);
  if (/\d/.test(text)) return text.replace(/\d{4}(?!\d)/g, '****');
  return text.slice(0, 1) + '*'.repeat(Math.min(Math.max(text.length - 1, 1), 4));
}

function maskDigits(digits: string): string {
  const head = digits.length >= 11 ? 3 : 1;
  const tail = digits.length >= 11 ? 4 : 2;
  const hidden = digits.length - head - tail;
  return digits.slice(0, head) + '*'.repeat(Math.min(hidden, 4)) + digits.slice(-tail);
}

function maskMail(text: string): string {
  return text.replace(/([^\s@、,;，；])[^\s@、,;，；]*@/g, '$1***@');
}

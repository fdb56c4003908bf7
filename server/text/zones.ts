/**
 * Countries whose clocks all show the same time, or nearly all, by the ending of their addresses. Left out: those with
 * several zones (us, ru, br, au) and endings that are sold to anybody (tv, io, co, me).
 */
const ZONE_BY_ENDING: ReadonlyMap<string, string> = new Map(
  [
    'ua Europe/Kyiv|by Europe/Minsk|md Europe/Chisinau|ge Asia/Tbilisi|az Asia/Baku|uz Asia/Tashkent|tr Europe/Istanbul',
    'de Europe/Berlin|at Europe/Vienna|ch Europe/Zurich|li Europe/Vaduz|lu Europe/Luxembourg|nl Europe/Amsterdam',
    'be Europe/Brussels|fr Europe/Paris|it Europe/Rome|es Europe/Madrid|pt Europe/Lisbon|uk Europe/London|ie Europe/Dublin',
    'pl Europe/Warsaw|cz Europe/Prague|sk Europe/Bratislava|hu Europe/Budapest|ro Europe/Bucharest|bg Europe/Sofia',
    'si Europe/Ljubljana|hr Europe/Zagreb|rs Europe/Belgrade|ba Europe/Sarajevo|mk Europe/Skopje|al Europe/Tirane',
    'gr Europe/Athens|cy Asia/Nicosia|mt Europe/Malta|dk Europe/Copenhagen|se Europe/Stockholm|no Europe/Oslo',
    'fi Europe/Helsinki|is Atlantic/Reykjavik|ee Europe/Tallinn|lv Europe/Riga|lt Europe/Vilnius',
    'il Asia/Jerusalem|lb Asia/Beirut|jo Asia/Amman|sa Asia/Riyadh|ae Asia/Dubai|qa Asia/Qatar|iq Asia/Baghdad',
    'ir Asia/Tehran|eg Africa/Cairo|ma Africa/Casablanca|tn Africa/Tunis|dz Africa/Algiers|za Africa/Johannesburg',
    'ng Africa/Lagos|ke Africa/Nairobi|tz Africa/Dar_es_Salaam|gh Africa/Accra|et Africa/Addis_Ababa',
    'in Asia/Kolkata|pk Asia/Karachi|bd Asia/Dhaka|lk Asia/Colombo|np Asia/Kathmandu|th Asia/Bangkok|vn Asia/Ho_Chi_Minh',
    'my Asia/Kuala_Lumpur|sg Asia/Singapore|ph Asia/Manila|hk Asia/Hong_Kong|tw Asia/Taipei|cn Asia/Shanghai',
    'jp Asia/Tokyo|kr Asia/Seoul|nz Pacific/Auckland|ar America/Argentina/Buenos_Aires|pe America/Lima|uy America/Montevideo',
  ]
    .join('|')
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The zone in which a source writes its times, by the ending of its address; null where the address does not tell. */
export function zoneOfAddress(url: string | null): string | null {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(url ?? '')?.[1];
  const ending = host === undefined ? undefined : /\.([a-z]{2})$/i.exec(host)?.[1];
  return ending === undefined ? null : (ZONE_BY_ENDING.get(ending.toLowerCase()) ?? null);
}

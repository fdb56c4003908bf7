/** Items of each made feed: enough that a cut at a random place leaves many whole ones. */
const ITEMS = 60;

const numbers = Array.from({ length: ITEMS }, (_, at) => at + 1);

/** What hides tags, and letters of more than one byte, so that a cut falls into both. */
const prose = (no: number): string => `Ärger № ${no}: “<b>&amp;</b>” <!-- </item></entry> --> 東京`;
const cdata = (no: number): string => `<![CDATA[<p>Absatz ${no} über </item> und </entry></p>]]>`;

const rss = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Made</title><link>http://made.example/</link>
${numbers.map((no) => `<item><title>${no}e5</title><link>/a/${no}</link><description>${prose(no)}</description><content:encoded>${cdata(no)}</content:encoded></item>`).join('\n')}
</channel></rss>`;

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Made</title><id>made</id><updated>2024-01-01T00:00:00Z</updated>
${numbers.map((no) => `<entry><title>00${no}</title><id>tag:${no}</id><link href="http://made.example/${no}"/><content type="html">${cdata(no)}</content><summary>${prose(no)}</summary></entry>`).join('\n')}
</feed>`;

const rdf = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="http://made.example/"><title>Made</title><link>http://made.example/</link><items><rdf:Seq/></items></channel>
${numbers.map((no) => `<item rdf:about="http://made.example/${no}"><title>Nr. ${no}</title><link>http://made.example/${no}</link><description>${prose(no)}</description></item>`).join('\n')}
</rdf:RDF>`;

const sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${numbers.map((no) => `<url><loc>http://made.example/${no}</loc><news:news><news:publication><news:name>Made</news:name><news:language>de</news:language></news:publication><news:publication_date>2024-01-01</news:publication_date><news:title>Ärger ${no}</news:title></news:news></url>`).join('\n')}
</urlset>`;

/** Feeds of many items in each XML format, to be cut. */
export const madeFeeds = (): readonly { readonly file: string; readonly bytes: Buffer }[] =>
  Object.entries({ rss, atom, rdf, sitemap }).map(([name, text]) => ({
    file: `made/${name}.xml`,
    bytes: Buffer.from(text),
  }));

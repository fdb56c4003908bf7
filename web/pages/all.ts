/** All pages as one file: apart they would share most of what they are made of, and many small files pack worse. */
import './accuracy-page.ts';
import './actor-page.ts';
import './actors-page.ts';
import './article-page.ts';
import './articles-page.ts';
import './bursts-page.ts';
import './discovery-page.ts';
import './overview-page.ts';
import './pairs-page.ts';
import './quality-page.ts';
import './reports-page.ts';
import './settings-page.ts';
import './source-page.ts';
import './sources-page.ts';
import './stories-page.ts';
import './story-page.ts';

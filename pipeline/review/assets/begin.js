const extra = JSON.parse(one('#extra').textContent);
factsheet.review = extra.document ? new Page(extra) : new Batch(extra);

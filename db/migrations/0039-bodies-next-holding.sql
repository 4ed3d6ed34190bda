-- Until when the holders of posts stay as they are: asked after every look for gaps, of every holding there ever was.
create index holdings_from on holdings (from_at);
create index holdings_to on holdings (to_at) where to_at is not null;

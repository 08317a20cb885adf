package isolate

// Started is how many children the pool has started.
func Started(p *Pool) int { return int(p.started.Load()) }

// Peak is the most memory that any of the pool's children held that have ended, in
// bytes; 0 where the system does not tell.
func Peak(p *Pool) int64 { return p.peak.Load() }

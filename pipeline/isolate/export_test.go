package isolate

// Started is how many children the pool has started.
func Started(p *Pool) int { return int(p.started.Load()) }

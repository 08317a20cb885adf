package extract

import (
	"fmt"
	"regexp"
)

// Plan is a set of extractors in an order in which each runs after those it requires.
type Plan struct {
	units []Unit
	given []any
}

// NewPlan checks the extractors and orders them. It refuses one without a name, a
// doc, a version or a documented rule, two of one name, one that requires what is
// not listed, and a circle.
//
// What is given beside the units, a value a type (a registry of bodies, say), every
// sheet's extractors have from Given; it is never changed.
func NewPlan(units []Unit, given ...any) (*Plan, error) {
	listed := map[Unit]bool{}
	names := map[string]bool{}
	for _, u := range units {
		if err := check(u.Info()); err != nil {
			return nil, err
		}
		if names[u.Info().Name] {
			return nil, fmt.Errorf("extractor %q is listed twice", u.Info().Name)
		}
		names[u.Info().Name], listed[u] = true, true
	}
	p := &Plan{given: given}
	const (
		visiting = 1
		done     = 2
	)
	state := map[Unit]int{}
	var visit func(u Unit) error
	visit = func(u Unit) error {
		switch state[u] {
		case visiting:
			return fmt.Errorf("extractor %q requires itself in a circle", u.Info().Name)
		case done:
			return nil
		}
		state[u] = visiting
		for _, r := range u.Info().Requires {
			if !listed[r] {
				return fmt.Errorf("extractor %q requires %q, which is not listed", u.Info().Name, r.Info().Name)
			}
			if err := visit(r); err != nil {
				return err
			}
		}
		state[u] = done
		p.units = append(p.units, u)
		return nil
	}
	for _, u := range units {
		if err := visit(u); err != nil {
			return nil, err
		}
	}
	return p, nil
}

var namePattern = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

func check(i Info) error {
	switch {
	case !namePattern.MatchString(i.Name):
		return fmt.Errorf("extractor name %q: want lower-case words", i.Name)
	case i.Doc == "":
		return fmt.Errorf("extractor %q has no doc", i.Name)
	case i.Version == "":
		return fmt.Errorf("extractor %q has no version", i.Name)
	case len(i.Rules) == 0:
		return fmt.Errorf("extractor %q names no rule", i.Name)
	}
	seen := map[string]bool{}
	for _, r := range i.Rules {
		if r.Name == "" || r.Doc == "" || seen[r.Name] {
			return fmt.Errorf("extractor %q: rule %q is undocumented or named twice", i.Name, r.Name)
		}
		seen[r.Name] = true
	}
	return nil
}

// Units returns the extractors in running order.
func (p *Plan) Units() []Unit { return p.units }

// Run runs every extractor over the sheet. An extractor that fails or panics costs
// its own finds and those of none other; the errors come back, one an extractor.
func (p *Plan) Run(pass *Pass) []error {
	var errs []error
	pass.given = p.given
	for _, u := range p.units {
		if err := guarded(u, pass); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

func guarded(u Unit, pass *Pass) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: internal fault (please report it with the sheet): %v", u.Info().Name, r)
		}
	}()
	return u.run(pass)
}
